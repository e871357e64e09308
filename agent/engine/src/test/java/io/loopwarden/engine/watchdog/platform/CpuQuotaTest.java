package io.loopwarden.engine.watchdog.platform;

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

  @Test
  void theGroupOfAServiceIsFoundByItsName() throws IOException {
    group("system.slice/orders.service", "throttled_usec 7\n");
    group("", "throttled_usec 0\n");

    assertThat(found("0::/system.slice/orders.service\n")).isEqualTo(7_000);
  }

  @Test
  void theFirstVersionHasAFolderForItsControllers() throws IOException {
    group("cpu,cpuacct/orders", "throttled_time 9\n");
    group("cpuset/orders", "throttled_time 1\n");

    assertThat(found("4:cpuset:/orders\n3:cpu,cpuacct:/orders\n0::/\n")).isEqualTo(9);
  }

  @Test
  void inAContainerTheHostsNameLeadsNowhere() throws IOException {
    group("", "usage_usec 5\nthrottled_usec 3\n");
    assertThat(found("0::/kubepods/pod1/4bf92f\n")).isEqualTo(3_000);
    assertThat(found("")).isEqualTo(3_000);
  }

  @Test
  void aGroupWithoutTheControllerIsPassedOver() throws IOException {
    group("", "usage_usec 5\n");
    group("cpu", "throttled_time 4\n");

    assertThat(found("1:cpu:/\n0::/\n")).isEqualTo(4);
    assertThat(found("no such lines\n::\n")).isEqualTo(4);
    assertThat(CpuQuota.find(folder.resolve("none"), folder).throttledNanos()).isZero();
  }

  private void group(String name, String text) throws IOException {
    Path group = Files.createDirectories(folder.resolve("mounts").resolve(name));
    Files.writeString(group.resolve("cpu.stat"), text);
  }

  private long found(String groups) throws IOException {
    Path file = folder.resolve("cgroup");
    Files.writeString(file, groups);
    return CpuQuota.find(file, folder.resolve("mounts")).throttledNanos();
  }

  private long throttled(String text) throws IOException {
    Path file = folder.resolve("cpu.stat");
    Files.writeString(file, text);
    return new CpuQuota(file).throttledNanos();
  }
}
