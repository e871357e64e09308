package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopwardenPulseTest {

  private final LoopwardenPulse pulse = new LoopwardenPulse();

  @Test
  void anIterationLastsFromBusyToIdle() {
    pulse.busy(1_000);
    assertThat(pulse.busySinceNanos()).isEqualTo(1_000);

    pulse.idle(6_000);
    assertThat(pulse.busySinceNanos()).isZero();
    assertThat(pulse.busyNanos()).isEqualTo(5_000);
    assertThat(pulse.iterations().count(LoopwardenDurations.bucketOf(5_000))).isOne();
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
    for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
      sum += pulse.queueDelays().count(bucket);
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
