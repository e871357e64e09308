package io.loopwarden.engine.report;

import java.util.Locale;

/** A share from 0 to 1, as people and as programs read it. */
final class Percentage {

  private Percentage() {}

  /** Such as {@code 12.3%}. */
  static String of(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** To four decimal places. */
  static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
