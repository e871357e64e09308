package io.loopwarden.engine.watchdog.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is known of the process without management beans. */
class PlainProcessFiguresTest {

  @Test
  void theCpuTimeStandsBehindTheNameWhateverThatIs() {
    assertThat(
            PlainProcessFigures.nanosOf(
                "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 150 25 0 0 20 0 30 0 1 2 3"))
        .isEqualTo(1_750_000_000L);
    assertThat(PlainProcessFigures.nanosOf("")).isZero();
    assertThat(PlainProcessFigures.nanosOf("42 (java) S 1")).isZero();
    assertThat(PlainProcessFigures.nanosOf("1 (j) S 1 2 3 4 5 6 7 8 9 10 x y")).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCpuTimeOfThisProcessGrows() {
    PlainProcessFigures process = new PlainProcessFigures();
    long before = process.cpuNanos();

    while (process.cpuNanos() == before) {
      Thread.onSpinWait();
    }

    assertThat(process.cpuNanos()).isGreaterThan(before);
    assertThat(process.gcMillis()).isZero();
  }
}
