package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How much of the time something took, slot by slot. */
class TimeSlotsTest {

  private static final long SECOND = 1_000_000_000;

  /** Half a second each, at first. */
  private final TimeSlots slots = new TimeSlots(120);

  private static double sumSeconds(double[] shares, double slotSeconds) {
    double sum = 0;
    for (double share : shares) {
      sum += share * slotSeconds;
    }
    return sum;
  }

  @Test
  void whatTakesLongIsInEachSlotThatItTook() {
    slots.add(SECOND, 3 * SECOND, 2 * SECOND);

    double[] shares = slots.shares(4 * SECOND - 1);

    assertThat(shares).hasSize(8);
    assertThat(shares).containsExactly(new double[] {0, 0, 1, 1, 1, 1, 0, 0}, within(1e-3));
  }

  @Test
  void aPartOfTheTimeIsSpreadEvenly() {
    slots.add(0, 2 * SECOND, SECOND / 2);

    assertThat(slots.shares(2 * SECOND - 1))
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-3));
  }

  @Test
  void theLastSlotIsAsLongAsItHasLasted() {
    slots.add(0, SECOND / 10, SECOND / 10);

    assertThat(slots.shares(SECOND / 10)).containsExactly(new double[] {1}, within(1e-3));
  }

  @Test
  void slotsDoubleWhenTheTimeIsBeyondTheLast() {
    slots.add(0, SECOND, SECOND);
    slots.add(999 * SECOND, 1000 * SECOND, SECOND);

    double[] shares = slots.shares(1000 * SECOND);

    double slotSeconds = 32 * 0.5; // 60 s have to become 1000 s or more
    assertThat(shares).hasSize((int) (1000 / slotSeconds) + 1);
    assertThat(shares[0]).isEqualTo(1 / slotSeconds, within(1e-3));
    assertThat(sumSeconds(slots.shares(1024 * SECOND - 1), slotSeconds)).isEqualTo(2, within(1e-3));
  }

  @Test
  void slotsOfAnyNumberShowTheSameSpan() {
    TimeSlots fewer = new TimeSlots(60);

    int many = slots.shares(100 * SECOND).length;
    int few = fewer.shares(100 * SECOND).length;

    assertThat(many).isBetween(2 * few - 1, 2 * few);
  }

  @Test
  void whatBeganBeforeTheBeginningCountsFromThere() {
    slots.add(-10 * SECOND, SECOND, 11 * SECOND);
    slots.add(-10 * SECOND, -SECOND, 9 * SECOND);

    assertThat(slots.shares(2 * SECOND - 1))
        .containsExactly(new double[] {1, 1, 0, 0}, within(1e-3));
  }

  @Test
  void aMomentIsWhollyInItsSlot() {
    slots.add(SECOND, SECOND, SECOND / 4);

    assertThat(slots.shares(2 * SECOND - 1)[2]).isEqualTo(0.5, within(1e-3));
  }

  @Test
  void aCopyIsOfItsOwn() {
    TimeSlots copy = slots.copy();
    slots.add(0, SECOND, SECOND);

    assertThat(copy.shares(SECOND)).containsOnly(0);
  }
}
