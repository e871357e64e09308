package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPatternsTest {

  private static @Nullable Boolean includes(String patterns, String className) throws Exception {
    return new ClassPatterns.Type().parse(patterns).includes(className);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.*, com.acme.Main, true",
    "com.acme.*, com.acme.orders.Orders, true",
    "com.acme.*, com.acmeother.Main,",
    "com.acme.Main, com.acme.Main, true",
    "com.acme.Main, com.acme.Main$Nested, true",
    "com.acme.Main, com.acme.MainOther,",
    "com.acme.*;!com.acme.generated.*, com.acme.generated.Stub, false",
    "!com.acme.generated.* ; com.acme.*, com.acme.Main, true",
    "!com.acme.generated.*, com.other.Main,",
    "Main, Main, true",
  })
  void aClassIsIncludedByItsName(String patterns, String className, @Nullable Boolean expected)
      throws Exception {
    assertThat(includes(patterns, className)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.acme*", "*", "com..acme.*", ".com", "com.acme.", "com acme", ";", "!", "1.a"})
  void whatIsNoNameIsRefused(String patterns) {
    assertThatThrownBy(() -> new ClassPatterns.Type().parse(patterns))
        .isInstanceOf(OptionType.InvalidValueException.class);
  }

  @Test
  void noPatternSaysNothing() throws Exception {
    assertThat(includes("", "com.acme.Main")).isNull();
  }
}
