package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PercentageTest {

  @Test
  void isRoundedAsByTheFormatterOfTheJdk() {
    for (int i = 0; i <= 20_000; i++) { // each half of a tenth of a percent among them
      double share = i / 20_000.0;
      assertThat(Percentage.of(share)).isEqualTo(String.format(Locale.ROOT, "%.1f%%", share * 100));
    }
  }
}
