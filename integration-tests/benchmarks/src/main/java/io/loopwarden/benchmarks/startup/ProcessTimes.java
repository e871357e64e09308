package io.loopwarden.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time that Linux accounts to a process, from its {@code stat} file. The kernel shows
 * it in hundredths of a second, whatever its own tick.
 *
 * @param ownMillis of the process, user and system
 * @param childrenMillis of its children that have ended and were waited for
 */
public record ProcessTimes(long ownMillis, long childrenMillis) {

  private static final int MILLIS_PER_TICK = 10;
  // Counted from the field that follows the program's name, which may itself hold blanks.
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int CHILDREN_USER_TICKS = 13;
  private static final int CHILDREN_SYSTEM_TICKS = 14;

  public static ProcessTimes ofThisProcess() {
    return of("self");
  }

  public static ProcessTimes of(long processId) {
    return of(Long.toString(processId));
  }

  private static ProcessTimes of(String process) {
    try {
      return parse(Files.readString(Path.of("/proc", process, "stat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProcessTimes parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ProcessTimes(
        millis(fields, USER_TICKS, SYSTEM_TICKS),
        millis(fields, CHILDREN_USER_TICKS, CHILDREN_SYSTEM_TICKS));
  }

  private static long millis(String[] fields, int user, int system) {
    return (Long.parseLong(fields[user]) + Long.parseLong(fields[system])) * MILLIS_PER_TICK;
  }
}
