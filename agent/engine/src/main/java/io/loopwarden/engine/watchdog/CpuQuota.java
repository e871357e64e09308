package io.loopwarden.engine.watchdog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a CPU quota held this container back: {@code cpu.stat} of its control group, in the form
 * of either version. Zero where there is none.
 */
final class CpuQuota {

  private static final long NANOS_PER_MICRO = 1000;

  /** Inside a container the control group's own folder is mounted here. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/sys/fs/cgroup/cpu.stat"),
          Path.of("/sys/fs/cgroup/cpu/cpu.stat"),
          Path.of("/sys/fs/cgroup/cpu,cpuacct/cpu.stat"));

  private final @Nullable Path file;

  CpuQuota(@Nullable Path file) {
    this.file = file;
  }

  static CpuQuota find() {
    for (Path place : PLACES) {
      if (Files.isReadable(place)) {
        return new CpuQuota(place);
      }
    }
    return new CpuQuota(null);
  }

  long throttledNanos() {
    if (file == null) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("throttled_usec ")) {
          return Long.parseLong(line.substring(15).strip()) * NANOS_PER_MICRO;
        }
        if (line.startsWith("throttled_time ")) {
          return Long.parseLong(line.substring(15).strip());
        }
      }
    } catch (IOException | RuntimeException e) {
      return 0;
    }
    return 0;
  }
}
