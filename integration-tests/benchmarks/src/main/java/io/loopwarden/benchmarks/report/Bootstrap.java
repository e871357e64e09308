package io.loopwarden.benchmarks.report;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The ratio of two independent series, with its 95 % interval by the bootstrap: values are drawn
 * from each series anew, with replacement, and the ratio is computed from them, many times. The
 * random numbers are the same in each run.
 */
public final class Bootstrap {

  private static final int DRAWS = 10_000;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private Bootstrap() {}

  /**
   * A ratio.
   *
   * @param value of the series as they are
   * @param interval in which 95 % of the ratios of drawn series lie
   */
  public record Ratio(double value, Samples.Interval interval) {}

  /** The ratio of the means. */
  public static Ratio ofMeans(double[] values, double[] bases) {
    return ratio(values, bases, series -> Arrays.stream(series).average().orElseThrow());
  }

  /** The ratio of the medians. */
  public static Ratio ofMedians(double[] values, double[] bases) {
    return ratio(values, bases, series -> Samples.of(series).median());
  }

  private static Ratio ratio(
      double[] values, double[] bases, ToDoubleFunction<double[]> statistic) {
    SplittableRandom random = new SplittableRandom(1);
    double[] ratios = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      ratios[i] =
          statistic.applyAsDouble(drawn(values, random))
              / statistic.applyAsDouble(drawn(bases, random));
    }
    Arrays.sort(ratios);
    Samples.Interval interval =
        new Samples.Interval(ratios[(int) (LOW * DRAWS)], ratios[(int) (HIGH * DRAWS)]);
    return new Ratio(statistic.applyAsDouble(values) / statistic.applyAsDouble(bases), interval);
  }

  private static double[] drawn(double[] values, SplittableRandom random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return drawn;
  }
}
