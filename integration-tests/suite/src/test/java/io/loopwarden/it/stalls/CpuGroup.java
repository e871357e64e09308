package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of its own for a process, which may then get only a tenth of one processor: so
 * much in each tenth of a second, and nothing for the rest of it. Needs Linux and the right to make
 * such groups.
 *
 * @param folder the group
 * @param isUnified whether it is one of the second version
 */
record CpuGroup(Path folder, boolean isUnified) implements AutoCloseable {

  private static final Path UNIFIED = Path.of("/sys/fs/cgroup");
  private static final List<Path> OF_FIRST_VERSION =
      List.of(Path.of("/sys/fs/cgroup/cpu"), Path.of("/sys/fs/cgroup/cpu,cpuacct"));

  private static final long PERIOD_MICROS = 100_000;
  private static final long QUOTA_MICROS = PERIOD_MICROS / 10;

  /** Whether groups can be made here. */
  static boolean isPossible() {
    return root() != null;
  }

  /** Makes a group without a quota. */
  static CpuGroup make(String name) {
    Path root = root();
    Path folder = root.resolve("loopwarden-" + name + "-" + ProcessHandle.current().pid());
    try {
      return new CpuGroup(Files.createDirectory(folder), root.equals(UNIFIED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    for (Path root : OF_FIRST_VERSION) {
      if (Files.isWritable(root) && Files.exists(root.resolve("cpu.cfs_quota_us"))) {
        return root;
      }
    }
    return Files.isWritable(UNIFIED) && hasController() ? UNIFIED : null;
  }

  private static boolean hasController() {
    try {
      String controllers = Files.readString(UNIFIED.resolve("cgroup.subtree_control"));
      return List.of(controllers.strip().split(" ")).contains("cpu");
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts a process that belongs to the group. */
  Launch launch() {
    String join = "echo $$ > " + folder.resolve("cgroup.procs") + " && exec \"$@\"";
    return new Launch(List.of("sh", "-c", join, "sh"), List.of());
  }

  /** From now on the quota counts. */
  void limit() {
    try {
      if (isUnified) {
        Files.writeString(folder.resolve("cpu.max"), QUOTA_MICROS + " " + PERIOD_MICROS);
      } else {
        Files.writeString(folder.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
        Files.writeString(folder.resolve("cpu.cfs_quota_us"), Long.toString(QUOTA_MICROS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its processes have ended. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
