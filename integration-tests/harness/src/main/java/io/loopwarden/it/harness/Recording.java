package io.loopwarden.it.harness;

import java.util.List;

/**
 * Everything a JVM has left behind once it has ended.
 *
 * @param log the agent's log
 * @param standardOutput the lines of its standard output
 * @param standardError the lines of its standard error
 * @param exitCode how it ended
 */
public record Recording(
    JsonLog log, List<String> standardOutput, List<String> standardError, int exitCode) {

  /** The rest of the first line of standard output that begins with a word and a space. */
  public String printed(String word) {
    return standardOutput.stream()
        .filter(line -> line.startsWith(word + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + word + " ...; " + standardError))
        .substring(word.length() + 1);
  }

  /**
   * What the JVM or the agent said on standard error because of the agent; the JVM may complain
   * about others.
   */
  public List<String> complaintsAboutAgent() {
    return standardError.stream()
        .filter(
            line ->
                line.matches(
                    "(?i).*(loopwarden|byte.?buddy|instrument|sharing is only supported).*"))
        .toList();
  }
}
