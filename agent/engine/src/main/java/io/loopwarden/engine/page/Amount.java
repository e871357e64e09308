package io.loopwarden.engine.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as the page shows them. */
final class Amount {

  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int HOURS_PER_DAY = 24;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Amount() {}

  /** A duration with three digits and its unit, such as {@code 12.4 s}. */
  static String duration(long nanos) {
    if (nanos >= 600 * SECOND) {
      return span(nanos / MILLISECOND);
    }
    if (nanos >= SECOND) {
      return digits((double) nanos / SECOND) + " s";
    }
    if (nanos >= MILLISECOND || nanos == 0) {
      return digits((double) nanos / MILLISECOND) + " ms";
    }
    return digits((double) nanos / MICROSECOND) + " µs";
  }

  private static String digits(double number) {
    int decimals = number >= 100 || number == 0 ? 0 : number >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** A long time in its two largest units, such as {@code 3 h 12 min}. */
  static String span(long millis) {
    long seconds = millis / 1000;
    long minutes = seconds / SECONDS_PER_MINUTE;
    long hours = minutes / MINUTES_PER_HOUR;
    if (hours >= 2 * HOURS_PER_DAY) {
      return hours / HOURS_PER_DAY + " d " + hours % HOURS_PER_DAY + " h";
    }
    if (hours > 0) {
      return hours + " h " + minutes % MINUTES_PER_HOUR + " min";
    }
    return minutes > 0
        ? minutes + " min " + seconds % SECONDS_PER_MINUTE + " s"
        : digits(millis / 1000.0) + " s";
  }

  /** A share from 0 to 1, such as {@code 12.3 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, share >= 0.1 ? "%.0f %%" : "%.1f %%", share * 100);
  }

  /** A count with a thin space at the thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
  }

  /** A count of something, in the singular or the plural. */
  static String of(long number, String singular, String plural) {
    return count(number) + ' ' + (number == 1 ? singular : plural);
  }

  /** Day and time, UTC. */
  static String moment(long millis) {
    return MOMENT.format(Instant.ofEpochMilli(millis));
  }

  /** The time of day, UTC. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** A coordinate with one decimal at most. */
  static String coordinate(double number) {
    long tenths = Math.round(number * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + '.' + Math.abs(tenths) % 10;
  }
}
