package io.loopwarden.engine.watchdog.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of the process without management beans: on Linux its CPU time, in steps of a
 * hundredth of a second. The file stays open, as it is read at each visit of the watchdog.
 */
final class PlainProcessFigures implements ProcessFigures {

  private static final String FILE = "/proc/self/stat";
  private static final int MOST_BYTES = 512;

  /** Linux counts in these steps for programs, whatever the kernel uses itself. */
  private static final long NANOS_PER_TICK = 10_000_000;

  /** The fields behind the process's name, which may have blanks of its own. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  private final @Nullable RandomAccessFile file = open();

  private static @Nullable RandomAccessFile open() {
    try {
      return new RandomAccessFile(FILE, "r");
    } catch (IOException e) {
      return null; // another operating system
    }
  }

  @Override
  public long gcMillis() {
    return 0;
  }

  @Override
  public long cpuNanos() {
    RandomAccessFile stat = file;
    if (stat == null) {
      return 0;
    }
    try {
      byte[] bytes = new byte[MOST_BYTES];
      stat.seek(0);
      int count = Math.max(0, stat.read(bytes));
      return nanosOf(new String(bytes, 0, count, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return 0;
    }
  }

  /** The CPU time in a line of {@code /proc/PID/stat}; 0 if there is none. */
  static long nanosOf(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    try {
      return fields.length <= SYSTEM_TICKS
          ? 0
          : (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
              * NANOS_PER_TICK;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
