package io.loopwarden.thirdparty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the tests of one run.
 *
 * @param outcomes by test, {@code package.Class/method}
 */
record TestResults(Map<String, Outcome> outcomes) {
  /** Reads what a test run has written. */
  static TestResults read(Path file) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split("\t", 3);
        outcomes.put(fields[2], Outcome.valueOf(fields[0]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestResults(outcomes);
  }

  Outcome of(String test) {
    return outcomes.getOrDefault(test, Outcome.MISSING);
  }

  /** How many tests have one of these outcomes. */
  long count(Outcome... wanted) {
    return outcomes.values().stream().filter(outcome -> Set.of(wanted).contains(outcome)).count();
  }

  /** {@code 101 / 0 / 3}: passed, failed, and skipped for whatever reason. */
  String figures() {
    return count(Outcome.PASSED)
        + " / "
        + count(Outcome.FAILED)
        + " / "
        + count(Outcome.ABORTED, Outcome.SKIPPED);
  }
}
