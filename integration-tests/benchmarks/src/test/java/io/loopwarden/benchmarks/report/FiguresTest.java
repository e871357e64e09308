package io.loopwarden.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void numbersDoNotDependOnTheLocale() {
    assertThat(Figures.fixed(1234.5, 1)).isEqualTo("1234.5");
    assertThat(Figures.grouped(4_966_582)).isEqualTo("4,966,582");
  }

  @Test
  void differencesCarryTheirSign() {
    assertThat(Figures.added(0.7, 2)).isEqualTo("+0.70");
    assertThat(Figures.added(-0.7, 2)).isEqualTo("-0.70");
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Figures.added(0.04, 1)).isEqualTo("0.0");
    assertThat(Figures.added(-0.4, 0)).isEqualTo("0");
    assertThat(Figures.fixed(-0.04, 1)).isEqualTo("0.0");
  }

  @Test
  void theIntervalFollowsTheMedian() {
    assertThat(Figures.withInterval(Samples.of(1, 2, 4), 1)).isEqualTo("2.0 (1.0 to 4.0)");
  }
}
