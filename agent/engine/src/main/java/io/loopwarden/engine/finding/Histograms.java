package io.loopwarden.engine.finding;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Makes histograms. */
final class Histograms {

  private static final int SIGNIFICANT_DIGITS = 2;

  /** Most durations are shorter; a longer one makes the histogram grow, through an exception. */
  private static final long ORDINARY_NANOS = 100_000_000;

  private Histograms() {}

  /** An empty histogram of durations, in nanoseconds. */
  static Histogram ofDurations() {
    Histogram histogram = new PackedHistogram(1, ORDINARY_NANOS, SIGNIFICANT_DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }
}
