package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.metrics.bridge.NewDurations.Batch;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NewDurationsTest {

  private static final int NUMBER = 20_000;
  private static final double LONGEST_SECONDS = 20;

  private final DurationCounts all = new DurationCounts();
  private final NewDurations newOnes = new NewDurations();
  private final long[] counts = new long[Buckets.number()];
  private double sumNanos;

  private void take(double share) {
    for (Batch batch : newOnes.take(all.copy(), share)) {
      counts[Buckets.indexOf(batch.nanos())] += batch.times();
      sumNanos += (double) batch.nanos() * batch.times();
    }
  }

  @Test
  void eachBucketHasWhatMetricsHaveInItAndTheSumIsTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < NUMBER; i++) { // as many short ones as long ones, also near bounds
      all.add((long) (Math.exp(random.nextDouble() * Math.log(LONGEST_SECONDS * 1e9))));
      if (i % 100 == 0) {
        take(1);
      }
    }
    take(1);

    assertThat(counts).isEqualTo(Buckets.countsOf(all));
    assertThat(sumNanos).isCloseTo((double) all.sumNanos(), within(1e-3 * all.sumNanos()));
  }

  @Test
  void boundsAreInTheBucketsThatTheyBound() {
    for (double bound : Buckets.boundsSeconds()) {
      all.add((long) (bound * 1e9));
      take(1);
      all.add((long) (bound * 1e9) + 1);
      take(1);
    }

    assertThat(counts).isEqualTo(Buckets.countsOf(all));
  }

  @Test
  void aFewDurationsHaveTheirExactSum() {
    all.add(20_123_456);
    take(1);
    all.add(20_765_432);
    take(1);

    assertThat(sumNanos).isCloseTo(40_888_888, within(2.0));
  }

  @Test
  void whatIsNotNewIsNotTakenAgain() {
    all.add(5_000_000);
    take(1);

    assertThat(newOnes.number(all)).isZero();
    assertThat(newOnes.take(all, 1)).isEqualTo(List.of());
  }

  @Test
  void aPartIsThePartOfEachBucket() {
    for (int second = 0; second < 100; second++) {
      for (int i = 0; i < 90; i++) {
        all.add(100_000);
      }
      for (int i = 0; i < 10; i++) {
        all.add(20_000_000);
      }
      take(0.125);
    }

    assertThat((double) counts[Buckets.indexOf(100_000)]).isCloseTo(9000 / 8.0, within(100.0));
    assertThat((double) counts[Buckets.indexOf(20_000_000)]).isCloseTo(1000 / 8.0, within(100.0));
    assertThat(counts[Buckets.indexOf(100_000)] + counts[Buckets.indexOf(20_000_000)])
        .isEqualTo(10_000 / 8);
  }
}
