package io.loopwarden.engine.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthLimitTest {

  private static final long MILLI = 1_000_000;

  private static BaselineEntry entry(long occurrences, long longestNanos) {
    return new BaselineEntry(
        "9f3a12c4", "a.A.a", "x.X.a", "", occurrences, longestNanos, "", List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 10, 20, false",
    "2, 10, 21, true",
    "1, 1, 1, false",
    "1, 1, 2, true",
    "1.5, 3, 4, false",
    "1.5, 3, 5, true",
    "2, 1, 3, true"
  })
  void whatBlocksByNatureMayNotComeMoreOftenThanTheFactorAllows(
      double factor, long accepted, long met, boolean exceeded) {
    String words = new GrowthLimit(factor).exceeded(entry(accepted, MILLI), true, met, MILLI);

    assertThat(words != null).isEqualTo(exceeded);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, false", "1, 10, false", "1, 11, true", "100, 200, false", "100, 201, true"})
  void whatCountsFromAThresholdNeedsTenMore(long accepted, long met, boolean exceeded) {
    String words = new GrowthLimit(2).exceeded(entry(accepted, MILLI), false, met, MILLI);

    assertThat(words != null).isEqualTo(exceeded);
  }

  @ParameterizedTest
  @CsvSource({"1, 50, false", "1, 51, true", "100, 200, false", "100, 201, true", "0, 49, false"})
  void aDurationNeedsFiftyMillisecondsMore(long accepted, long met, boolean exceeded) {
    String words = new GrowthLimit(2).exceeded(entry(1, accepted * MILLI), true, 1, met * MILLI);

    assertThat(words != null).isEqualTo(exceeded);
  }

  @Test
  void whatTheEntryDoesNotTellCannotBeExceeded() {
    assertThat(new GrowthLimit(1).exceeded(entry(0, -1), true, Long.MAX_VALUE, Long.MAX_VALUE))
        .isNull();
  }

  @Test
  void theWordsSayWhatGrewAndHowFar() {
    assertThat(new GrowthLimit(2).exceeded(entry(5, -1), true, 12, 0))
        .isEqualTo("12 occurrences, 5 accepted, factor 2");
    assertThat(new GrowthLimit(1.5).exceeded(entry(0, 20 * MILLI), true, 1, 203_400_000))
        .isEqualTo("203.4 ms, 20.0 ms accepted, factor 1.5");
  }
}
