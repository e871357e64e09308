package io.loopwarden.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static double[] normal(int count, double mean, double deviation, int seed) {
    Random random = new Random(seed);
    double[] values = new double[count];
    Arrays.setAll(values, i -> mean + deviation * random.nextGaussian());
    return values;
  }

  @Test
  void seriesWithoutSpreadHaveAnIntervalWithoutWidth() {
    Bootstrap.Ratio ratio = Bootstrap.ofMeans(new double[] {3, 3, 3}, new double[] {2, 2, 2});

    assertThat(ratio.value()).isEqualTo(1.5);
    assertThat(ratio.interval()).isEqualTo(new Samples.Interval(1.5, 1.5));
  }

  /** Of means with a relative deviation d of n values each: 1.96 × d × √(2 / n) to either side. */
  @Test
  void theIntervalOfTheMeansIsThatOfTheNormalDistribution() {
    Bootstrap.Ratio ratio = Bootstrap.ofMeans(normal(200, 105, 4, 1), normal(200, 100, 4, 2));

    double expected = 2 * 1.96 * 0.04 * Math.sqrt(2.0 / 200);
    double width = ratio.interval().high() - ratio.interval().low();
    assertThat(width).isCloseTo(expected, within(0.2 * expected));
    assertThat(ratio.value()).isBetween(ratio.interval().low(), ratio.interval().high());
  }

  @Test
  void oneWildValueMovesTheMeanAndNotTheMedian() {
    double[] values = normal(50, 100, 1, 3);
    double[] wild = values.clone();
    wild[0] = 10_000;

    assertThat(Bootstrap.ofMedians(wild, values).value()).isCloseTo(1, within(0.01));
    assertThat(Bootstrap.ofMeans(wild, values).value()).isGreaterThan(2);
  }
}
