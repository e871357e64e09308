package io.loopwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoopwardenTest {

  /** The agent connects once in the life of a JVM, so this is one test. */
  @Test
  void theFirstAgentAnswers() {
    assertThat(Loopwarden.isAttached()).isFalse();
    assertThatThrownBy(Loopwarden::summary)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-javaagent");

    Loopwarden.connect((command, argument) -> "the first on " + command);
    Loopwarden.connect((command, argument) -> "the second on " + command);

    assertThat(Loopwarden.isAttached()).isTrue();
    assertThat(Loopwarden.summary()).isEqualTo("the first on summary");
  }

  @Test
  void aRefusalCarriesItsMessage() {
    assertThat(new BlockingCallException("java.lang.Thread.sleep would block"))
        .isInstanceOf(RuntimeException.class)
        .hasMessage("java.lang.Thread.sleep would block");
  }
}
