package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  /**
   * Written down in baselines, so they may never change. By hand: {@code printf
   * 'java.lang.Thread.sleep|com.acme.Orders.load' | sha256sum | cut -c1-8}
   */
  @ParameterizedTest
  @CsvSource({
    "java.lang.Thread.sleep,     com.acme.Orders, load,          dbfca6b0",
    "java.lang.Thread.sleep,     com.acme.Orders, store,         4d8b4c1b",
    "java.sql.Statement.execute, com.acme.Orders, load,          70004330",
    "java.lang.Thread.sleep,     com.acme.Orders, lambda$load$0, d9afaa63",
  })
  void itIsTheBeginOfADigestOfOperationAndSite(
      String operation, String className, String methodName, String expected) {
    assertThat(Fingerprint.of(operation, className, methodName)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Orders$$Lambda$14/0x0000000800c8f000",
        "com.acme.Orders$$Lambda/0x00007f1c3c0a1000",
        "com.acme.Orders$$EnhancerBySpringCGLIB$$4d8f1a2b",
        "com.acme.Orders$$SpringCGLIB$$0",
        "com.acme.Orders$$FastClassBySpringCGLIB$$1c2d3e4f",
      })
  void whatGeneratorsAppendToAClassDoesNotEnter(String className) {
    assertThat(Fingerprint.of("java.lang.Thread.sleep", className, "load")).isEqualTo("dbfca6b0");
  }

  @Test
  void aNestedClassIsAnotherPlace() {
    assertThat(Fingerprint.of("java.lang.Thread.sleep", "com.acme.Orders$1", "load"))
        .isNotEqualTo(Fingerprint.of("java.lang.Thread.sleep", "com.acme.Orders", "load"));
  }
}
