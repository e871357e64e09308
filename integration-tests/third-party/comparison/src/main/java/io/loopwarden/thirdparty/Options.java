package io.loopwarden.thirdparty;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says.
 *
 * @param agent the agent's jar
 * @param suites the names of the suites to run; empty for all
 * @param jdks where to run them
 * @param testClasses the test classes to run instead of the suite's own list; empty for the list
 * @param runs how often each suite runs, without the agent and with it
 */
record Options(
    Path agent, List<String> suites, List<Jdk> jdks, List<String> testClasses, int runs) {
  private static final String KNOWN = "--agent, --suite, --jdk, --class, --runs";

  /** Reads {@code --name value} pairs. */
  static Options parse(String[] arguments) {
    Path agent = Path.of("agent/launcher/target/loopwarden-agent.jar");
    List<String> suites = new ArrayList<>();
    List<Integer> features = new ArrayList<>();
    List<String> testClasses = new ArrayList<>();
    int runs = 2;
    for (int index = 0; index < arguments.length; index += 2) {
      String name = arguments[index];
      if (index + 1 == arguments.length) {
        throw new UsageException(name + ": needs a value, or is none of " + KNOWN);
      }
      String value = arguments[index + 1];
      switch (name) {
        case "--agent" -> agent = Path.of(value);
        case "--suite" -> suites.add(value);
        case "--jdk" -> features.add(positive(name, value));
        case "--class" -> testClasses.add(value);
        case "--runs" -> runs = positive(name, value);
        default -> throw new UsageException(name + ": no such option; known are " + KNOWN);
      }
    }
    if (!testClasses.isEmpty() && suites.size() != 1) {
      throw new UsageException("--class: name the one --suite that it belongs to");
    }
    return new Options(jar(agent), suites, jdks(features), testClasses, runs);
  }

  private static Path jar(Path agent) {
    if (!Files.isRegularFile(agent)) {
      throw new UsageException("--agent: no file " + agent + "; build the agent first");
    }
    return agent.toAbsolutePath();
  }

  private static List<Jdk> jdks(List<Integer> wanted) {
    List<Integer> features = wanted.isEmpty() ? InstalledJdks.TESTED : wanted;
    List<Jdk> found = InstalledJdks.of(features);
    if (found.isEmpty()) {
      throw new UsageException("--jdk: none of " + features + " found");
    }
    return found;
  }

  private static int positive(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UsageException(name + ": '" + value + "' is not a whole number above 0");
  }
}
