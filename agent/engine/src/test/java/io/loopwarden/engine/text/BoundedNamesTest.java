package io.loopwarden.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedNamesTest {

  private final BoundedNames names = new BoundedNames(2);

  @Test
  void theFirstNamesStayAndAllOthersAreOne() {
    assertThat(names.of("a")).isEqualTo("a");
    assertThat(names.of("b")).isEqualTo("b");
    assertThat(names.of("c")).isEqualTo(BoundedNames.OTHER);
    assertThat(names.of("a")).isEqualTo("a");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(names.of("x".repeat(10_000))).isEqualTo("x".repeat(100));
  }

  /** Metrics are read in terminals, too. */
  @Test
  void whatSteersATerminalIsEscaped() {
    assertThat(names.of("a\u001b[31m\u202e")).isEqualTo("a\\u001B[31m\\u202E");
  }
}
