package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopwardenLoopMetricsTest {

  private final LoopwardenLoopMetrics metrics = new LoopwardenLoopMetrics();

  @Test
  void anIterationLastsFromBusyToIdle() {
    metrics.busy(1_000);
    assertThat(metrics.busySinceNanos()).isEqualTo(1_000);

    metrics.idle(6_000);
    assertThat(metrics.busySinceNanos()).isZero();
    assertThat(metrics.busyNanos()).isEqualTo(5_000);
    assertThat(metrics.iterations().count(LoopwardenDurations.bucketOf(5_000))).isOne();
  }

  @Test
  void whatWasBeforeTheFirstWaitIsNoIteration() {
    metrics.idle(6_000);
    assertThat(metrics.busyNanos()).isZero();
  }

  @Test
  void theLongestIterationIsKeptExactly() {
    iterate(10, 1_234_567);
    iterate(20, 99);

    assertThat(metrics.longestNanos()).isEqualTo(1_234_567);
  }

  @Test
  void aClockThatReadsZeroStillMakesTheLoopBusy() {
    metrics.busy(0);

    assertThat(metrics.busySinceNanos()).isNotZero();
  }

  @Test
  void stepsAreCountedByIteration() {
    metrics.busy(1);
    metrics.step(new Object());
    metrics.step();
    metrics.idle(2);
    metrics.busy(3);
    metrics.step();

    assertThat(metrics.steps()).isEqualTo(3);
    assertThat(metrics.stepsOfIteration()).isEqualTo(1);
  }

  @Test
  void theTaskThatIsFollowedTellsHowLongItWaited() {
    Object task = new Object();
    long later = System.nanoTime() + 10_000_000;
    metrics.busy(later);
    metrics.idle(later + 1);
    assertThat(metrics.wantsProbe()).isTrue();

    metrics.queued(task);
    metrics.queued(new Object());
    assertThat(metrics.wantsProbe()).isFalse();
    metrics.step(new Object());
    assertThat(queueDelays()).isZero();
    metrics.step(task);

    assertThat(queueDelays()).isOne();
    metrics.step(task);
    assertThat(queueDelays()).isOne();
  }

  @Test
  void aTaskThatNeverRunsIsGivenUp() {
    long later = System.nanoTime();
    metrics.busy(later);
    metrics.idle(later + 1);
    metrics.queued(new Object());
    iterate(later + 2, 10_000_000);
    assertThat(metrics.wantsProbe()).isFalse();

    iterate(later + 3, 61_000_000_000L);

    assertThat(metrics.wantsProbe()).isTrue();
  }

  private void iterate(long fromNanos, long durationNanos) {
    metrics.busy(fromNanos);
    metrics.idle(fromNanos + durationNanos);
  }

  private long queueDelays() {
    long sum = 0;
    for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
      sum += metrics.queueDelays().count(bucket);
    }
    return sum;
  }

  @Test
  void anIterationThatWasFoundLastsFromThenOn() {
    metrics.found(1_000);
    metrics.found(2_000);
    assertThat(metrics.busySinceNanos()).isEqualTo(1_000);

    metrics.idle(6_000);
    assertThat(metrics.busySinceNanos()).isZero();
    assertThat(metrics.busyNanos()).isEqualTo(5_000);
  }

  @Test
  void aLoopThatHasWaitedIsNotFoundBusy() {
    metrics.idle(1_000);

    metrics.found(2_000);

    assertThat(metrics.busySinceNanos()).isZero();
  }

  @Test
  void whatWasFoundIsTakenBackOnlyWhileItLasts() {
    metrics.found(1_000);
    metrics.lost(1_000);
    assertThat(metrics.busySinceNanos()).isZero();
    assertThat(metrics.hasWaited()).isFalse();

    metrics.busy(3_000);
    metrics.lost(1_000);
    assertThat(metrics.busySinceNanos()).isEqualTo(3_000);
  }
}
