package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTypeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0ms, 0",
    "7ns, 7",
    "7us, 7000",
    "7ms, 7000000",
    "7s, 7000000000",
    "7m, 420000000000",
    "7h, 25200000000000",
    "100us, 100000",
    "999999999ns, 999999999",
  })
  void aTimeHasAUnit(String value, long nanos) throws Exception {
    assertThat(new OptionType.Time().parse(value)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "1/m, 1, 60",
    "5, 5, 60",
    "10/30s, 10, 30",
    "2/h, 2, 3600",
    "0/s, 0, 1",
    "1000000/1s, 1000000, 1",
  })
  void aRateIsANumberPerTime(String value, int count, long seconds) throws Exception {
    assertThat(new Rate.Type().parse(value)).isEqualTo(new Rate(count, seconds * 1_000_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000001/s", "1/x", "x/m", "1/m/s", "1/-1s", ""})
  void whatIsNoRateIsRefused(String value) {
    assertThatThrownBy(() -> new Rate.Type().parse(value))
        .isInstanceOf(OptionType.InvalidValueException.class);
  }

  @Test
  void everyDefaultIsAllowed() {
    for (Option<?> option : Options.ALL) {
      assertThat((Object) option.defaultValue()).as(option.key()).isNotNull();
      assertThat(option.meaning()).isNotBlank();
      assertThat(option.type().allowed()).isNotBlank();
    }
  }

  @Test
  void theTableOfOptionsIsThatOfTheContract() {
    assertThat(Options.ALL)
        .extracting(Option::key)
        .contains(
            "enabled",
            "mode",
            "threshold",
            "stall.threshold",
            "allow",
            "allow.file",
            "baseline",
            "log.file",
            "log.format",
            "log.rate",
            "config")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "'', abc, 3",
    "abc, '', 3",
    "same, same, 0",
    "log.fil, log.file, 1",
  })
  void theDistanceCountsInsertionsDeletionsAndReplacements(String a, String b, int distance) {
    assertThat(NearestKey.distance(a, b)).isEqualTo(distance);
  }

  @Test
  void theNearestIsTheFirstOfThoseWithTheLeastDistance() {
    assertThat(NearestKey.to("cat", List.of("dog", "cut", "car"))).isEqualTo("cut");
    assertThat(NearestKey.to("anything", List.of())).isEmpty();
  }
}
