package io.loopwarden.engine.watchdog.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DurationCountsTest {

  private static final long MILLISECOND = 1_000_000;

  private final DurationCounts counts = new DurationCounts();

  @Test
  void quantilesAreExactToThreePercent() {
    for (int i = 1; i <= 100; i++) {
      counts.add(i * MILLISECOND);
    }

    assertThat(counts.count()).isEqualTo(100);
    assertThat(counts.sumNanos()).isEqualTo(5050 * MILLISECOND);
    assertThat(counts.quantileNanos(0.5)).isCloseTo(50 * MILLISECOND, within(1_500_000L));
    assertThat(counts.quantileNanos(0.99)).isCloseTo(99 * MILLISECOND, within(3 * MILLISECOND));
    assertThat(counts.quantileNanos(1)).isCloseTo(100 * MILLISECOND, within(3 * MILLISECOND));
  }

  @Test
  void withoutDurationsThereIsNoQuantile() {
    assertThat(counts.quantileNanos(0.99)).isZero();
  }

  @Test
  void whatOthersCountedIsAdded() {
    DurationCounts other = new DurationCounts();
    other.add(5);
    other.add(80 * MILLISECOND);
    counts.add(5);

    counts.add(other);

    assertThat(counts.count()).isEqualTo(3);
    assertThat(counts.sumNanos()).isEqualTo(10 + 80 * MILLISECOND);
    assertThat(counts.count(5)).isEqualTo(2);
  }

  @Test
  void aCopyShowsWhatWasAddedSince() {
    counts.add(5);
    DurationCounts before = counts.copy();
    counts.add(7);

    DurationCounts added = counts.since(before);

    assertThat(before.count()).isOne();
    assertThat(added.count()).isOne();
    assertThat(added.count(7)).isOne();
    assertThat(added.sumNanos()).isEqualTo(7);
  }
}
