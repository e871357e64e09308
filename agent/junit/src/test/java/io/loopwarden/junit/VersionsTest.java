package io.loopwarden.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.2.0, true",
    "0.9.0, 0.10.0, true",
    "0.1.0-SNAPSHOT, 0.2.0-SNAPSHOT, true",
    "0.1.0-SNAPSHOT, 0.1.0, false",
    "0.2.0, 0.1.0, false",
    "1.0, 1.0, false",
    "unknown, 0.1.0, false",
    "0.1.0, of unknown version, false"
  })
  void numbersAreCompared(String version, String other, boolean older) {
    assertThat(Versions.isOlder(version, other)).isEqualTo(older);
  }
}
