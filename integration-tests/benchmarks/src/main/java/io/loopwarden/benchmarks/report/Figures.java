package io.loopwarden.benchmarks.report;

import java.util.Locale;

/** Numbers as they stand in the tables. */
public final class Figures {

  /** Where there is nothing to tell. */
  public static final String NONE = "–";

  private Figures() {}

  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return isZero(text) ? text.replace("-", "") : text;
  }

  /** A difference, with its sign. */
  public static String added(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%+." + decimals + "f", value);
    return isZero(text) ? text.substring(1) : text;
  }

  /** Nothing but zeros has no sign. */
  private static boolean isZero(String number) {
    return Double.parseDouble(number) == 0;
  }

  public static String grouped(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** The median, and in brackets its 95 % interval. */
  public static String withInterval(Samples samples, int decimals) {
    return withInterval(samples.median(), samples.medianInterval(), decimals);
  }

  /** The median of the rounds' ratios, if the key is not the base and the base was measured. */
  public static <K> String ratio(Series<K> series, K key, K base, int decimals) {
    return !key.equals(base) && series.has(base)
        ? withInterval(series.ratios(key, base), decimals)
        : NONE;
  }

  /** A ratio, and in brackets its 95 % interval. */
  public static String withInterval(Bootstrap.Ratio ratio, int decimals) {
    return withInterval(ratio.value(), ratio.interval(), decimals);
  }

  /** A difference, with its sign, and in brackets its 95 % interval. */
  public static String addedWithInterval(Samples samples, int decimals) {
    Samples.Interval interval = samples.medianInterval();
    return added(samples.median(), decimals)
        + " ("
        + added(interval.low(), decimals)
        + " to "
        + added(interval.high(), decimals)
        + ")";
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
