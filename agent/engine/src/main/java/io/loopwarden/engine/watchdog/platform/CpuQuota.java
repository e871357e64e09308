package io.loopwarden.engine.watchdog.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a CPU quota held this process back: {@code cpu.stat} of its control group, in the form
 * of either version. Zero where there is none.
 *
 * <p>{@code /proc/self/cgroup} names the group, which a service of systemd needs. In a container
 * that name may be the host's, and what is mounted begins with the container's own group: where the
 * name leads nowhere, the mounted one counts.
 */
final class CpuQuota {

  private static final long NANOS_PER_MICRO = 1000;

  private static final String UNIFIED = "";

  private final @Nullable Path file;

  CpuQuota(@Nullable Path file) {
    this.file = file;
  }

  static CpuQuota find() {
    return find(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  /**
   * Looks for the group of a process.
   *
   * @param groups the lines {@code number:controllers:group} of a process
   * @param mounts where control groups are mounted
   */
  static CpuQuota find(Path groups, Path mounts) {
    List<Path> places = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(groups)) {
        String[] fields = line.split(":", 3);
        if (fields.length == 3) {
          addPlaces(mounts, fields[1], fields[2], places);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The mounted groups are left.
    }
    addPlaces(mounts, UNIFIED, "/", places);
    addPlaces(mounts, "cpu", "/", places);
    addPlaces(mounts, "cpu,cpuacct", "/", places);
    for (Path place : places) {
      CpuQuota quota = new CpuQuota(place);
      if (quota.read() >= 0) {
        return quota;
      }
    }
    return new CpuQuota(null);
  }

  private static void addPlaces(Path mounts, String controllers, String group, List<Path> places) {
    String inside = group.substring(1); // it begins with a slash
    if (controllers.equals(UNIFIED)) {
      places.add(mounts.resolve(inside).resolve("cpu.stat"));
    } else if (List.of(controllers.split(",")).contains("cpu")) {
      places.add(mounts.resolve(controllers).resolve(inside).resolve("cpu.stat"));
    }
  }

  long throttledNanos() {
    return Math.max(0, read());
  }

  /** What the file says, or -1 if it says nothing of the kind. */
  private long read() {
    if (file == null) {
      return -1;
    }
    String stat = SmallFile.read(file.toFile());
    long micros = number(stat, "throttled_usec ");
    return micros < 0 ? number(stat, "throttled_time ") : micros * NANOS_PER_MICRO;
  }

  /** The number that a line of the file has after its key; -1 if there is none. */
  private static long number(String stat, String key) {
    int index = stat.startsWith(key) ? 0 : stat.indexOf('\n' + key) + 1;
    if (!stat.startsWith(key, index)) {
      return -1;
    }
    int start = index + key.length();
    int end = stat.indexOf('\n', start);
    try {
      return Long.parseLong(stat.substring(start, end < 0 ? stat.length() : end).strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
