package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopwardenPulseTest {

  private final LoopwardenPulse pulse = new LoopwardenPulse();

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 31, 32, 33, 63, 64, 65, 1_000, 1_000_000, 250_000_000, 3_600_000_000_000L})
  void aBucketsMiddleIsCloseToWhatFellIntoIt(long nanos) {
    long middle = LoopwardenPulse.nanosOf(LoopwardenPulse.bucketOf(nanos));

    assertThat(middle).isCloseTo(nanos, Percentage.withPercentage(3.2));
  }

  @Test
  void anyDurationIsCloseToItsBucketsMiddle() {
    for (int i = 0; i < 100_000; i++) {
      long nanos = ThreadLocalRandom.current().nextLong(1L << 41);
      long middle = LoopwardenPulse.nanosOf(LoopwardenPulse.bucketOf(nanos));
      assertThat(Math.abs(middle - nanos)).isLessThanOrEqualTo(Math.max(1, nanos / 32));
    }
  }

  @Test
  void longerDurationsNeverFallIntoEarlierBuckets() {
    int last = 0;
    for (long nanos = 0; nanos < 1L << 43; nanos += Math.max(1, nanos / 100)) {
      int bucket = LoopwardenPulse.bucketOf(nanos);
      assertThat(bucket).isBetween(last, LoopwardenPulse.BUCKETS - 1);
      last = bucket;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
  void whatNoClockShouldGiveHasABucketToo(long nanos) {
    assertThat(LoopwardenPulse.bucketOf(nanos)).isBetween(0, LoopwardenPulse.BUCKETS - 1);
  }

  @Test
  void anIterationLastsFromBusyToIdle() {
    pulse.busy(1_000);
    assertThat(pulse.busySinceNanos()).isEqualTo(1_000);

    pulse.idle(6_000);
    assertThat(pulse.busySinceNanos()).isZero();
    assertThat(pulse.busyNanos()).isEqualTo(5_000);
    assertThat(pulse.iterations(LoopwardenPulse.bucketOf(5_000))).isOne();
  }

  @Test
  void whatWasBeforeTheFirstWaitIsNoIteration() {
    pulse.idle(6_000);
    assertThat(pulse.busyNanos()).isZero();
  }

  @Test
  void theLongestIterationIsKeptExactly() {
    iterate(10, 1_234_567);
    iterate(20, 99);

    assertThat(pulse.longestNanos()).isEqualTo(1_234_567);
  }

  @Test
  void aClockThatReadsZeroStillMakesTheLoopBusy() {
    pulse.busy(0);

    assertThat(pulse.busySinceNanos()).isNotZero();
  }

  @Test
  void stepsAreCountedByIteration() {
    pulse.busy(1);
    pulse.step(new Object());
    pulse.step();
    pulse.idle(2);
    pulse.busy(3);
    pulse.step();

    assertThat(pulse.steps()).isEqualTo(3);
    assertThat(pulse.stepsOfIteration()).isEqualTo(1);
  }

  @Test
  void theTaskThatIsFollowedTellsHowLongItWaited() {
    Object task = new Object();
    long later = System.nanoTime() + 10_000_000;
    pulse.busy(later);
    pulse.idle(later + 1);
    assertThat(pulse.wantsProbe()).isTrue();

    pulse.queued(task);
    pulse.queued(new Object());
    assertThat(pulse.wantsProbe()).isFalse();
    pulse.step(new Object());
    assertThat(queueDelays()).isZero();
    pulse.step(task);

    assertThat(queueDelays()).isOne();
    pulse.step(task);
    assertThat(queueDelays()).isOne();
  }

  @Test
  void aTaskThatNeverRunsIsGivenUp() {
    long later = System.nanoTime();
    pulse.busy(later);
    pulse.idle(later + 1);
    pulse.queued(new Object());
    iterate(later + 2, 10_000_000);
    assertThat(pulse.wantsProbe()).isFalse();

    iterate(later + 3, 61_000_000_000L);

    assertThat(pulse.wantsProbe()).isTrue();
  }

  private void iterate(long fromNanos, long durationNanos) {
    pulse.busy(fromNanos);
    pulse.idle(fromNanos + durationNanos);
  }

  private long queueDelays() {
    long sum = 0;
    for (int bucket = 0; bucket < LoopwardenPulse.BUCKETS; bucket++) {
      sum += pulse.queueDelays(bucket);
    }
    return sum;
  }

  @Test
  void anIterationThatWasFoundLastsFromThenOn() {
    pulse.found(1_000);
    pulse.found(2_000);
    assertThat(pulse.busySinceNanos()).isEqualTo(1_000);

    pulse.idle(6_000);
    assertThat(pulse.busySinceNanos()).isZero();
    assertThat(pulse.busyNanos()).isEqualTo(5_000);
  }

  @Test
  void aLoopThatHasWaitedIsNotFoundBusy() {
    pulse.idle(1_000);

    pulse.found(2_000);

    assertThat(pulse.busySinceNanos()).isZero();
  }

  @Test
  void whatWasFoundIsTakenBackOnlyWhileItLasts() {
    pulse.found(1_000);
    pulse.lost(1_000);
    assertThat(pulse.busySinceNanos()).isZero();
    assertThat(pulse.hasWaited()).isFalse();

    pulse.busy(3_000);
    pulse.lost(1_000);
    assertThat(pulse.busySinceNanos()).isEqualTo(3_000);
  }
}
