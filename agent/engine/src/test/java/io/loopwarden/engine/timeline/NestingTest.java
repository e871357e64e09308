package io.loopwarden.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {

  private final Nesting nesting = new Nesting();

  private static Slice slice(long track, long start, long end) {
    return new Slice(Slice.Type.CALL, "call", track, start, end, Map.of());
  }

  /** Beside one from 20 to 80. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 10",
    "0, 20, 0, 20",
    "80, 90, 80, 90",
    "30, 40, 30, 40",
    "20, 80, 20, 80",
    "10, 90, 10, 90",
    "70, 100, 80, 100",
    "10, 30, 10, 20",
  })
  void aSliceLiesBesideOrWithinAnother(long start, long end, long shownStart, long shownEnd) {
    nesting.place(slice(1, 20, 80));

    Slice shown = nesting.place(slice(1, start, end));

    assertThat(shown).isEqualTo(slice(1, shownStart, shownEnd));
  }

  @Test
  void tracksDoNotMatterToEachOther() {
    nesting.place(slice(1, 20, 80));

    assertThat(nesting.place(slice(2, 70, 100))).isEqualTo(slice(2, 70, 100));
  }
}
