package io.loopwarden.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The processor time of the threads of a process, from their {@code schedstat} files. */
public final class ThreadTimes {

  private ThreadTimes() {}

  /** For how long the threads that run now have run since each of them started, in nanoseconds. */
  public static long cpuNanos(long processId) {
    return cpuNanos(processId, thread -> true);
  }

  /**
   * The same of the threads with one name.
   *
   * @param name its first fifteen characters: Linux keeps no more
   */
  public static long cpuNanos(long processId, String name) {
    return cpuNanos(processId, thread -> name.equals(name(thread)));
  }

  private static long cpuNanos(long processId, DirectoryStream.Filter<Path> counted) {
    Path tasks = Path.of("/proc", Long.toString(processId), "task");
    long nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks, counted)) {
      for (Path thread : threads) {
        nanos += cpuNanos(thread);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nanos;
  }

  private static String name(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (NoSuchFileException e) {
      return ""; // it has ended
    }
  }

  private static long cpuNanos(Path thread) throws IOException {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (NoSuchFileException e) {
      return 0; // it has ended
    }
  }
}
