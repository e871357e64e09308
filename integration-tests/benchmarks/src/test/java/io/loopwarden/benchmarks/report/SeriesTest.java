package io.loopwarden.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private final Series<String> series = new Series<>();

  @BeforeEach
  void threeRoundsOnAMachineThatSlowsDown() {
    addRound(10, 12);
    addRound(20, 24);
    addRound(40, 44);
  }

  private void addRound(double without, double with) {
    series.add("without", without);
    series.add("with", with);
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    assertThat(series.ratios("with", "without").median()).isEqualTo(1.2);
  }

  @Test
  void differencesAreTakenRoundByRound() {
    assertThat(series.differences("with", "without").median()).isEqualTo(4);
  }

  @Test
  void roundsThatOneSideLacksAreLeftOut() {
    series.add("with", 1_000);

    assertThat(series.ratios("with", "without").max()).isEqualTo(1.2);
  }

  @Test
  void knowsWhatWasMeasured() {
    assertThat(series.has("with")).isTrue();
    assertThat(series.has("other")).isFalse();
  }
}
