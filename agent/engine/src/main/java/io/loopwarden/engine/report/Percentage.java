package io.loopwarden.engine.report;

/** A share from 0 to 1, as people and as programs read it. */
final class Percentage {

  private Percentage() {}

  /** Such as {@code 12.3%}; half a tenth is rounded up, as by {@code String.format}. */
  static String of(double share) {
    double percent = share * 100;
    long tenths = (long) (percent * 10);
    if (percent >= (2 * tenths + 1) / 20.0) {
      tenths++;
    }
    return tenths / 10 + "." + tenths % 10 + '%';
  }

  /** To four decimal places. */
  static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
