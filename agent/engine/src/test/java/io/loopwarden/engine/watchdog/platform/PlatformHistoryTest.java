package io.loopwarden.engine.watchdog.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformHistoryTest {

  private final PlatformHistory history = new PlatformHistory();

  @Test
  void beforeTheFirstReadingThereIsNothing() {
    assertThat(history.latest()).isEqualTo(PlatformTimes.NONE);
    assertThat(history.before(17)).isEqualTo(PlatformTimes.NONE);
  }

  @Test
  void theReadingBeforeAMomentIsFound() {
    history.add(10, gc(1));
    history.add(20, gc(2));
    history.add(30, gc(3));

    assertThat(history.before(30)).isEqualTo(gc(3));
    assertThat(history.before(29)).isEqualTo(gc(2));
    assertThat(history.before(15)).isEqualTo(gc(1));
    assertThat(history.latest()).isEqualTo(gc(3));
  }

  @Test
  void forWhatIsOlderThanAllReadingsTheOldestThatIsLeftCounts() {
    for (int i = 1; i <= 5000; i++) {
      history.add(i, gc(i));
    }

    assertThat(history.before(1)).isEqualTo(gc(5000 - 1023));
    assertThat(history.before(4500)).isEqualTo(gc(4500));
  }

  @Test
  void theFirstReadingSinceAMomentIsFound() {
    assertThat(history.after(17)).isEqualTo(PlatformTimes.NONE);
    history.add(10, gc(1));
    history.add(20, gc(2));
    history.add(30, gc(3));

    assertThat(history.after(1)).isEqualTo(gc(1));
    assertThat(history.after(20)).isEqualTo(gc(2));
    assertThat(history.after(21)).isEqualTo(gc(3));
    assertThat(history.after(31)).isEqualTo(gc(3));
    assertThat(history.hasReadingSince(30)).isTrue();
    assertThat(history.hasReadingSince(31)).isFalse();
  }

  @Test
  void differencesAreTakenOfEachPart() {
    PlatformTimes later = new PlatformTimes(10, 20, 30, 40, 50, 60);

    assertThat(later.since(new PlatformTimes(1, 2, 3, 4, 5, 6)))
        .isEqualTo(new PlatformTimes(9, 18, 27, 36, 45, 54));
    assertThat(later.sumNanos()).isEqualTo(60);
  }

  private static PlatformTimes gc(long nanos) {
    return new PlatformTimes(nanos, 0, 0, 0, 0, 0);
  }
}
