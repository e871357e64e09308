package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalkBudgetTest {

  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000_000;
  private static final long WALK_NANOS = 3 * MICRO;

  private final WalkBudget budget = new WalkBudget(42);
  private long nowNanos;
  private long walks;
  private long walkingNanos;

  /** A call that ends some time after the one before. */
  private boolean call(long afterNanos, long walkNanos) {
    nowNanos += afterNanos;
    boolean walked = budget.allows(nowNanos);
    if (walked) {
      walks++;
      walkingNanos += walkNanos;
      nowNanos += walkNanos;
      budget.walked(walkNanos);
    }
    return walked;
  }

  private void flood(long calls) {
    for (long i = 0; i < calls; i++) {
      call(2 * MICRO, WALK_NANOS);
    }
  }

  @Test
  void inAnOrdinaryProgramEachStackIsWalked() {
    for (int i = 0; i < 100_000; i++) {
      call(SECOND / 1_000, WALK_NANOS);
    }

    assertThat(walks).isEqualTo(100_000);
  }

  @Test
  void aBurstIsWalkedFromWhatWasSaved() {
    for (int burst = 0; burst < 10; burst++) {
      nowNanos += 10 * SECOND;
      flood(1_000);
    }

    assertThat(walks).isEqualTo(10_000);
  }

  @Test
  void inAFloodWalksTakeAHundredthOfTheTimeAndNotMuchLess() {
    flood(2_000_000);
    long walkingBefore = walkingNanos;
    long before = nowNanos;

    flood(10_000_000);

    double share = (double) (walkingNanos - walkingBefore) / (nowNanos - before);
    assertThat(share).isBetween(0.006, 0.0101);
  }

  @Test
  void whatWasSavedIsTheMostThatAFloodTakesBeyondItsShare() {
    flood(2_000_000);

    assertThat(walkingNanos).isLessThan(WalkBudget.MOST_SAVED_NANOS + nowNanos / 100 + WALK_NANOS);
  }

  @Test
  void ofCallsInAFixedOrderEachIsWalkedAsOftenAsItIsMade() {
    flood(2_000_000);
    long[] walked = new long[4];

    for (int i = 0; i < 20_000_000; i++) { // an iteration of four calls, and work after them
      walked[i % 4] += call(i % 4 == 0 ? 20 * MICRO : MICRO, WALK_NANOS) ? 1 : 0;
    }

    long all = walked[0] + walked[1] + walked[2] + walked[3];
    assertThat(all).isGreaterThan(10_000);
    for (long of : walked) {
      assertThat((double) of / all).isBetween(0.23, 0.27);
    }
  }

  @Test
  void whenCallsBecomeMoreNumerousWalksDoNot() {
    for (int i = 0; i < 500_000; i++) {
      call(50 * MICRO, WALK_NANOS); // six times as many as can be walked
    }
    long walkingBefore = walkingNanos;
    long before = nowNanos;

    for (int i = 0; i < 100_000; i++) {
      call(100, WALK_NANOS);
    }

    long saved = 5_000 * MICRO;
    assertThat(walkingNanos - walkingBefore).isLessThan((nowNanos - before) / 100 + saved);
  }

  @Test
  void afterAFloodEachStackIsWalkedAgain() {
    flood(2_000_000);
    nowNanos += 10 * SECOND;
    call(0, WALK_NANOS); // the chance still is that of the flood
    nowNanos += SECOND;
    walks = 0;

    flood(1_000);

    assertThat(walks).isEqualTo(1_000);
  }

  @Test
  void aWalkThatWasInterruptedCountsAsALongOne() {
    for (int i = 0; i < 100; i++) {
      call(SECOND / 1_000, SECOND);
    }

    assertThat(walks).isEqualTo(100);
  }

  @Test
  void whatIsWalkedInAnyCaseIsPaidForToo() {
    for (int i = 0; i < 1_000; i++) {
      budget.walked(WalkBudget.LONGEST_WALK_NANOS);
      budget.walked(WalkBudget.LONGEST_WALK_NANOS);
    }

    assertThat(call(0, WALK_NANOS)).isFalse();
  }
}
