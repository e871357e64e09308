package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A program that has ended.
 *
 * @param exitCode how
 * @param output the lines of its standard output
 * @param error the lines of its standard error
 */
public record Ended(int exitCode, List<String> output, List<String> error) {
  /** Asserts an exit code of 0; what went wrong else, standard error says. */
  public Ended well() {
    assertThat(exitCode).as("exit code; standard error: %s", error).isZero();
    return this;
  }

  /** Asserts that it printed nothing but one line, which says what is wrong. */
  public void complains(int expectedCode, String message) {
    assertThat(exitCode).as("exit code; %s", this).isEqualTo(expectedCode);
    assertThat(output).isEmpty();
    assertThat(error).singleElement().asString().startsWith("loopwarden: ").contains(message);
  }

  /** What the agent wrote to standard error, among whatever else is there. */
  public TextLog log() {
    return TextLog.amid(error);
  }
}
