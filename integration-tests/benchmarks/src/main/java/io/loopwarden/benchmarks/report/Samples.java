package io.loopwarden.benchmarks.report;

import java.util.Arrays;

/** The values of one figure over the rounds of a run, in any order. */
public final class Samples {

  private final double[] sortedValues;

  private Samples(double[] sortedValues) {
    this.sortedValues = sortedValues;
  }

  public static Samples of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Samples(sorted);
  }

  public int count() {
    return sortedValues.length;
  }

  /** The middle value; of an even number of values, the mean of the middle two. */
  public double median() {
    int middle = sortedValues.length / 2;
    return sortedValues.length % 2 == 1
        ? sortedValues[middle]
        : (sortedValues[middle - 1] + sortedValues[middle]) / 2;
  }

  /** The value at the end of the first quarter of the values. */
  public double lowerQuartile() {
    return sortedValues[(sortedValues.length - 1) / 4];
  }

  public double min() {
    return sortedValues[0];
  }

  public double max() {
    return sortedValues[sortedValues.length - 1];
  }

  /**
   * The rank-based 95 % confidence interval of the median: no assumption about the distribution,
   * which on a shared machine is never normal. With fewer than six values it is the whole range.
   */
  public Interval medianInterval() {
    int count = sortedValues.length;
    int below = (int) Math.floor((count - 1.96 * Math.sqrt(count)) / 2) - 1;
    int low = Math.max(0, below);
    return new Interval(sortedValues[low], sortedValues[count - 1 - low]);
  }

  /** A range of values. */
  public record Interval(double low, double high) {}
}
