package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "2026-11-28T03:11:16.328Z",
        "2028-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z"
      })
  void isAMomentInUtcWithMilliseconds(String text) {
    assertThat(Timestamp.of(Instant.parse(text).toEpochMilli())).isEqualTo(text);
  }

  @Test
  void isTheSameAsByTheFormatterOfTheJdk() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long epochMillis = random.nextLong() >> 20 + random.nextInt(44);
      assertThat(Timestamp.of(epochMillis))
          .isEqualTo(FORMAT.format(Instant.ofEpochMilli(epochMillis)));
    }
  }
}
