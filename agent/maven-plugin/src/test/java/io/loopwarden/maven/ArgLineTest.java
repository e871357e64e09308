package io.loopwarden.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgLineTest {

  private static final File JAR = new File("a.jar");

  @Test
  void anOptionIsASystemProperty() {
    assertThat(ArgLine.withAgent(JAR, Map.of("allow", "a,b")))
        .isEqualTo("-javaagent:a.jar -Dloopwarden.allow=a,b");
  }

  @Test
  void anArgumentWithBlanksIsQuoted() {
    assertThat(ArgLine.withAgent(new File("a b/c.jar"), Map.of("results", "d e")))
        .isEqualTo("\"-javaagent:a b/c.jar\" \"-Dloopwarden.results=d e\"");
  }

  @Test
  void anArgumentWithQuotesGetsTheOtherOnes() {
    assertThat(ArgLine.withAgent(JAR, Map.of("allow", "a reason=\"b c\"")))
        .isEqualTo("-javaagent:a.jar '-Dloopwarden.allow=a reason=\"b c\"'");
  }

  @Test
  void bothKindsOfQuotesAreRefused() {
    Map<String, String> options = Map.of("allow", "'\"");

    assertThatThrownBy(() -> ArgLine.withAgent(JAR, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both kinds of quotes");
  }

  @Test
  void whatIsThereAlreadyStays() {
    assertThat(ArgLine.add("-own", "", "-Xmx1g")).isEqualTo("-own -Xmx1g");
    assertThat(ArgLine.add("-own", "", "")).isEqualTo("-own");
  }

  @Test
  void aSecondExecutionReplacesWhatTheFirstHasAdded() {
    assertThat(ArgLine.add("-own=2", "-own=1", "-other -own=1")).isEqualTo("-own=2 -other");
  }
}
