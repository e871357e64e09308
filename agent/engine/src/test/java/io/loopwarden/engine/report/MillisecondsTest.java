package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisecondsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "499, 0.000",
    "500, 0.001",
    "12_345, 0.012",
    "999_499, 0.999",
    "999_500, 1.000",
    "1_000_000, 1.0",
    "1_049_999, 1.0",
    "1_050_000, 1.1",
    "377_049_999, 377.0",
    "9_223_372_036_854_775_807, 9223372036854.8",
    "-499, 0.000",
    "-500, -0.001",
    "-2_000_000, -2.000"
  })
  void oneDecimalFromOneMillisecondOnAndThreeBelow(String nanos, String text) {
    assertThat(Milliseconds.of(Long.parseLong(nanos.replace("_", "")))).isEqualTo(text);
  }

  @Test
  void isRoundedAsByBigDecimal() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long nanos = random.nextLong() >> random.nextInt(64);
      int decimals = nanos >= 1_000_000 || nanos == 0 ? 1 : 3;
      assertThat(Milliseconds.of(nanos))
          .isEqualTo(
              BigDecimal.valueOf(nanos, 6)
                  .setScale(decimals, RoundingMode.HALF_UP)
                  .toPlainString());
    }
  }
}
