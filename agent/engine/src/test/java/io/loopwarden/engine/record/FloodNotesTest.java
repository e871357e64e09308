package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloodNotesTest {

  private static final long SECOND = 1_000_000_000;

  private final FloodNotes notes = new FloodNotes("loop");

  @Test
  void withoutAFloodThereIsNothingToTell() {
    assertThat(notes.next(0, 0, 0, false)).isNull();
    assertThat(notes.next(0, 0, 100 * SECOND, true)).isNull();
  }

  @Test
  void aFloodIsToldASecondAfterItsBegin() {
    assertThat(notes.next(10, 1, 50 * SECOND, false)).isNull();
    assertThat(notes.next(80, 8, 51 * SECOND - 1, false)).isNull();
    assertThat(notes.next(90, 10, 51 * SECOND, false)).isEqualTo(new Flood("loop", 90, 10));
  }

  @Test
  void itIsToldOnceAMinuteWithWhatIsNew() {
    notes.next(10, 1, 0, true);

    assertThat(notes.next(50, 5, 60 * SECOND - 1, false)).isNull();
    assertThat(notes.next(210, 11, 60 * SECOND, false)).isEqualTo(new Flood("loop", 200, 10));
    assertThat(notes.next(210, 11, 200 * SECOND, false)).isNull();
  }

  @Test
  void theLastOneIsToldAtOnce() {
    assertThat(notes.next(10, 0, 0, true)).isEqualTo(new Flood("loop", 10, 0));
  }

  @Test
  void theFactorIsHowManyCallsAStackStandsFor() {
    assertThat(new Flood("loop", 90, 10).factor()).isEqualTo(10);
    assertThat(new Flood("loop", 7, 0).factor()).isEqualTo(7);
  }
}
