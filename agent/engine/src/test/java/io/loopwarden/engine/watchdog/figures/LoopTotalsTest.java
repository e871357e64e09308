package io.loopwarden.engine.watchdog.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LoopTotalsTest {

  @Test
  void whatWasAddedIsTheDifference() {
    LoopTotals before = new LoopTotals(1000, 100, histogram(5, 5), histogram());
    LoopTotals after = new LoopTotals(3000, 1100, histogram(5, 5, 900), histogram(7));

    LoopTotals added = after.since(before);

    assertThat(added.spanNanos()).isEqualTo(2000);
    assertThat(added.busyShare()).isEqualTo(0.5);
    assertThat(added.iterations().getTotalCount()).isOne();
    assertThat(added.iterations().getMaxValue()).isCloseTo(900, Percentage.withPercentage(1));
    assertThat(added.queueDelays().getTotalCount()).isOne();
  }

  @Test
  void aShareIsNeverMoreThanTheWhole() {
    assertThat(new LoopTotals(1000, 1001, histogram(), histogram()).busyShare()).isEqualTo(1);
    assertThat(new LoopTotals(0, 5, histogram(), histogram()).busyShare()).isZero();
  }

  private static Histogram histogram(long... values) {
    Histogram histogram = new Histogram(2);
    for (long value : values) {
      histogram.recordValue(value);
    }
    return histogram;
  }
}
