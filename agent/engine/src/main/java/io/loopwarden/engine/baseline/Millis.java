package io.loopwarden.engine.baseline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Durations as the file has them: milliseconds, one decimal from 1 ms on, three below. JvmResult of
 * the file's form: whatever the log does, the same content must give the same bytes.
 */
public final class Millis {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int NANO_DIGITS = 6;
  private static final int MOST_CHARACTERS = 18;

  private Millis() {}

  /** Nanoseconds as milliseconds. */
  public static String of(long nanos) {
    int decimals = nanos >= NANOS_PER_MILLI || nanos == 0 ? 1 : 3;
    return BigDecimal.valueOf(nanos, NANO_DIGITS)
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** Milliseconds as nanoseconds, or -1 if the text is no such number. */
  static long parse(String text) {
    boolean digits = false;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c >= '0' && c <= '9') {
        digits = true;
      } else {
        return -1;
      }
    }
    if (!digits || dots > 1 || text.length() > MOST_CHARACTERS) {
      return -1;
    }
    BigDecimal nanos = new BigDecimal(text).movePointRight(NANO_DIGITS);
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? -1 : nanos.longValue();
  }
}
