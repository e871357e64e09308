package io.loopwarden.it.junit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the sample's tests.
 *
 * @param exitCode the console's
 * @param lines a line for each test, and for each class that failed: status, name, message
 */
record SampleResult(
    int exitCode, List<String> lines, List<String> standardOutput, List<String> standardError) {

  /** Who failed, with the messages. */
  Map<String, String> failures() {
    Map<String, String> failures = new TreeMap<>();
    for (String line : lines) {
      String[] columns = line.split("\t", 3);
      if (!columns[0].equals("SUCCESSFUL")) {
        failures.put(columns[1], columns[2]);
      }
    }
    return failures;
  }

  /** How many tests there were, failed or not. */
  long tests() {
    return lines.stream().filter(line -> line.split("\t", 3)[1].endsWith(")")).count();
  }
}
