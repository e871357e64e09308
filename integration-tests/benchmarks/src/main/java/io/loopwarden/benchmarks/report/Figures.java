package io.loopwarden.benchmarks.report;

import java.util.Locale;

/** Numbers as they stand in the tables. */
public final class Figures {

  /** Where there is nothing to tell. */
  public static final String NONE = "–";

  private Figures() {}

  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A difference, with its sign. */
  public static String added(double value, int decimals) {
    return String.format(Locale.ROOT, "%+." + decimals + "f", value);
  }

  public static String grouped(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** The median, and in brackets its 95 % interval. */
  public static String withInterval(Samples samples, int decimals) {
    return withInterval(samples.median(), samples.medianInterval(), decimals);
  }

  /** A ratio, and in brackets its 95 % interval. */
  public static String withInterval(Bootstrap.Ratio ratio, int decimals) {
    return withInterval(ratio.value(), ratio.interval(), decimals);
  }

  private static String withInterval(double value, Samples.Interval interval, int decimals) {
    return fixed(value, decimals)
        + " ("
        + fixed(interval.low(), decimals)
        + " to "
        + fixed(interval.high(), decimals)
        + ")";
  }
}
