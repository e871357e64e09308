package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordedIntervalsTest {

  private static final long MILLI = 1_000_000;

  private final RecordedIntervals intervals = new RecordedIntervals(10 * MILLI);

  @Test
  void anEventWithinACallIsCovered() {
    intervals.addInterval(1, 100 * MILLI, 200 * MILLI);

    assertThat(intervals.covers(1, 120 * MILLI, 180 * MILLI)).isTrue();
    assertThat(intervals.covers(1, 100 * MILLI, 200 * MILLI)).isTrue();
  }

  @Test
  void anEventIsCoveredByMoreThanHalfOnly() {
    intervals.addInterval(1, 100 * MILLI, 200 * MILLI);

    assertThat(intervals.covers(1, 51 * MILLI, 151 * MILLI)).isTrue();
    assertThat(intervals.covers(1, 50 * MILLI, 150 * MILLI)).isFalse();
    assertThat(intervals.covers(1, 149 * MILLI, 249 * MILLI)).isTrue();
    assertThat(intervals.covers(1, 150 * MILLI, 250 * MILLI)).isFalse();
    assertThat(intervals.covers(1, 0, 300 * MILLI)).isFalse();
    assertThat(intervals.covers(1, 300 * MILLI, 310 * MILLI)).isFalse();
  }

  @Test
  void anotherThreadsCallCoversNothing() {
    intervals.addInterval(1, 100 * MILLI, 200 * MILLI);

    assertThat(intervals.covers(2, 120 * MILLI, 180 * MILLI)).isFalse();
  }

  @Test
  void whatIsTooShortToCoverAnythingIsNotKept() {
    intervals.addInterval(1, 100 * MILLI, 105 * MILLI - 1);
    intervals.addInterval(2, 100 * MILLI, 106 * MILLI);

    assertThat(intervals.covers(1, 100 * MILLI, 104 * MILLI)).isFalse();
    assertThat(intervals.covers(2, 100 * MILLI, 110 * MILLI)).isTrue();
  }

  @Test
  void theHistoryIsBoundedByTimeAndNumber() {
    intervals.addInterval(1, 0, 100 * MILLI);
    intervals.addInterval(2, 20_000 * MILLI, 20_100 * MILLI);
    assertThat(intervals.covers(1, 0, 100 * MILLI)).isFalse();

    for (int i = 0; i < 10_000; i++) {
      intervals.addInterval(3, 20_100 * MILLI, 20_200 * MILLI);
    }
    assertThat(intervals.covers(2, 20_000 * MILLI, 20_100 * MILLI)).isFalse();
    assertThat(intervals.covers(3, 20_100 * MILLI, 20_200 * MILLI)).isTrue();
  }

  @Test
  void aCallIsToldWhenItHasEnded() {
    intervals.add(1, 7000 * MILLI, 2000 * MILLI);

    assertThat(intervals.covers(1, 5100 * MILLI, 6900 * MILLI)).isTrue();
    assertThat(intervals.covers(1, 7100 * MILLI, 8900 * MILLI)).isFalse();
  }
}
