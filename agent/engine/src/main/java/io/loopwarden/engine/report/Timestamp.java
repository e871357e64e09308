package io.loopwarden.engine.report;

import java.time.LocalDate;

/**
 * The moments of events, such as {@code 2026-11-28T03:11:16.328Z}. Put together by hand: a
 * formatter of the JDK costs a JVM's first report ten milliseconds.
 */
final class Timestamp {

  private static final int MILLIS_PER_SECOND = 1000;
  private static final int MILLIS_PER_MINUTE = 60 * MILLIS_PER_SECOND;
  private static final int MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;
  private static final int MILLIS_PER_DAY = 24 * MILLIS_PER_HOUR;

  private Timestamp() {}

  /** A moment in milliseconds since the epoch. */
  static String of(long epochMillis) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, MILLIS_PER_DAY));
    int millis = Math.floorMod(epochMillis, MILLIS_PER_DAY);
    StringBuilder text = new StringBuilder(24);
    text.append(day);
    append(text, 'T', 100 + millis / MILLIS_PER_HOUR);
    append(text, ':', 100 + millis % MILLIS_PER_HOUR / MILLIS_PER_MINUTE);
    append(text, ':', 100 + millis % MILLIS_PER_MINUTE / MILLIS_PER_SECOND);
    append(text, '.', 1000 + millis % MILLIS_PER_SECOND);
    return text.append('Z').toString();
  }

  /** Appends the digits of a number behind its first one, which keeps their leading zeros. */
  private static void append(StringBuilder text, char before, int number) {
    text.append(before).append(Integer.toString(number).substring(1));
  }
}
