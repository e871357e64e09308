package io.loopwarden.benchmarks.setup;

import io.loopwarden.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the command line says.
 *
 * @param loopwardenJar the agent to measure
 * @param loopwardenOptions further options of it, {@code key=value,key=value}
 * @param blockHoundJar the agent to compare with
 * @param jdks where to measure
 * @param agents what to measure
 * @param rounds how often to measure each agent, where the benchmark's own number does not fit
 * @param seconds how long one measurement takes, likewise
 * @param recordedIn the file that is to have the values
 */
public record Options(
    Path loopwardenJar,
    String loopwardenOptions,
    Path blockHoundJar,
    List<Jdk> jdks,
    List<Agent> agents,
    OptionalInt rounds,
    OptionalInt seconds,
    Optional<Path> recordedIn) {

  /** Reads {@code --name value} pairs. */
  public static Options parse(List<String> arguments) {
    OptionsParser parser = new OptionsParser();
    for (int index = 0; index < arguments.size(); index += 2) {
      String name = arguments.get(index);
      if (index + 1 == arguments.size()) {
        throw new UsageException(
            OptionsParser.isKnown(name) ? name + ": needs a value" : OptionsParser.unknown(name));
      }
      parser.accept(name, arguments.get(index + 1));
    }
    return parser.options();
  }

  /** These options with only those agents of the list that the benchmark knows, in its order. */
  public List<Agent> agentsAmong(Agent... known) {
    return Arrays.stream(known).filter(agents::contains).collect(Collectors.toUnmodifiableList());
  }

  /** The time that the command line sets, or else the benchmark's own. */
  public Duration secondsOr(Duration benchmarksOwn) {
    return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : benchmarksOwn;
  }

  /** Fails with one clear line where a jar is missing, before a benchmark spends minutes. */
  public void requireJars() {
    if (agents.contains(Agent.LOOPWARDEN)) {
      requireFile("--agent", loopwardenJar, "build the agent first");
    }
    if (agents.contains(Agent.BLOCKHOUND)) {
      requireFile("--blockhound", blockHoundJar, "build this module first");
    }
  }

  private static void requireFile(String option, Path file, String advice) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(option + ": no file " + file + "; " + advice);
    }
  }
}
