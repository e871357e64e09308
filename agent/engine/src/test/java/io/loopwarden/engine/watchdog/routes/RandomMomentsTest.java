package io.loopwarden.engine.watchdog.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Moments of a clock that the test sets. */
class RandomMomentsTest {

  private static final int MOMENTS = 10_000;

  private final RandomMoments moments = new RandomMoments(new SplittableRandom(1), 0);

  @Test
  void theyAreTheMeanApartAndAsFarApartAsChanceWants() {
    long nowNanos = 0;
    int early = 0;
    for (int i = 0; i < MOMENTS; i++) {
      long nanos = moments.nanosUntilNext(nowNanos);
      early += nanos < RandomMoments.FIRST_MEAN_NANOS / 2 ? 1 : 0;
      nowNanos += nanos;
      assertThat(moments.passed(nowNanos)).isEqualTo(1);
    }

    assertThat((double) nowNanos / MOMENTS / RandomMoments.FIRST_MEAN_NANOS)
        .isCloseTo(1, within(0.05));
    // of exponential intervals, 1 - 1/sqrt(e) are shorter than half of the mean
    assertThat((double) early / MOMENTS).isCloseTo(1 - Math.exp(-0.5), within(0.02));
  }

  @Test
  void rarerMomentsStandForAsMuchMoreTime() {
    moments.beRarer();
    long nowNanos = 0;
    for (int i = 0; i < MOMENTS; i++) {
      nowNanos += moments.nanosUntilNext(nowNanos);
      assertThat(moments.passed(nowNanos)).isEqualTo(1);
    }

    assertThat(moments.meanNanos()).isEqualTo(4 * RandomMoments.FIRST_MEAN_NANOS);
    assertThat((double) nowNanos / MOMENTS / moments.meanNanos()).isCloseTo(1, within(0.05));
  }

  @Test
  void noMomentPassesBeforeItHasCome() {
    assertThat(moments.passed(0)).isZero();
    assertThat(moments.passed(moments.nanosUntilNext(0) - 1)).isZero();
  }

  @Test
  void whoComesLateCountsWhatHasPassed() {
    double passed = 0;
    for (int i = 1; i <= MOMENTS; i++) {
      passed += moments.passed(i * RandomMoments.FIRST_MEAN_NANOS);
    }

    assertThat(passed / MOMENTS).isCloseTo(1, within(0.05));
  }

  @Test
  void aPauseOfTheWholeMachineIsNotMadeUpFor() {
    long hourNanos = 3_600_000_000_000L;

    assertThat(moments.passed(hourNanos)).isLessThanOrEqualTo(5);
    assertThat(moments.nanosUntilNext(hourNanos)).isPositive();
  }
}
