package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuQuotaTest {

  @TempDir private Path folder;

  @Test
  void theSecondVersionOfControlGroupsTellsMicroseconds() throws IOException {
    assertThat(throttled("usage_usec 5\nnr_throttled 3\nthrottled_usec 1234\n"))
        .isEqualTo(1_234_000);
  }

  @Test
  void theFirstVersionTellsNanoseconds() throws IOException {
    assertThat(throttled("nr_periods 10\nnr_throttled 3\nthrottled_time 1234\n")).isEqualTo(1234);
  }

  @Test
  void whatSaysNothingOfTheKindIsZero() throws IOException {
    assertThat(throttled("")).isZero();
    assertThat(throttled("throttled_usec many\n")).isZero();
    assertThat(new CpuQuota(null).throttledNanos()).isZero();
    assertThat(new CpuQuota(folder.resolve("none")).throttledNanos()).isZero();
  }

  private long throttled(String text) throws IOException {
    Path file = folder.resolve("cpu.stat");
    Files.writeString(file, text);
    return new CpuQuota(file).throttledNanos();
  }
}
