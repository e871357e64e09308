package io.loopwarden.benchmarks.setup;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Collects the values of the options, one by one. */
public final class OptionsParser {

  private static final int OLDEST_JDK = 17;

  private static final List<String> NAMES =
      List.of(
          "--agent",
          "--agent-options",
          "--blockhound",
          "--jdk",
          "--agents",
          "--rounds",
          "--seconds",
          "--record");

  /** What names files and folders. */
  private static final List<String> PATHS = List.of("--agent", "--blockhound", "--jdk", "--record");

  private Path loopwardenJar = Path.of("agent/launcher/target/loopwarden-agent.jar");
  private String loopwardenOptions = "";
  private Path blockHoundJar = besideThisJar("lib/blockhound.jar");
  private final List<Jdk> jdks = new ArrayList<>();
  private List<Agent> agents = List.of(Agent.values());
  private OptionalInt rounds = OptionalInt.empty();
  private OptionalInt seconds = OptionalInt.empty();
  private Optional<Path> recordedIn = Optional.empty();

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /** Whether an option says where something is on this machine. */
  public static boolean isOfThisMachine(String name) {
    return PATHS.contains(name);
  }

  static String unknown(String name) {
    return name + ": no such option; known are " + String.join(", ", NAMES);
  }

  void accept(String name, String value) {
    switch (name) {
      case "--agent" -> loopwardenJar = Path.of(value);
      case "--agent-options" -> loopwardenOptions = value;
      case "--blockhound" -> blockHoundJar = Path.of(value);
      case "--jdk" -> jdks.add(jdk(value));
      case "--agents" ->
          agents = Arrays.stream(value.split(",")).map(OptionsParser::agent).toList();
      case "--rounds" -> rounds = OptionalInt.of(positive(name, value));
      case "--seconds" -> seconds = OptionalInt.of(positive(name, value));
      case "--record" -> recordedIn = Optional.of(Path.of(value));
      default -> throw new UsageException(unknown(name));
    }
  }

  Options options() {
    List<Jdk> chosen = jdks.isEmpty() ? supported() : List.copyOf(jdks);
    return new Options(
        loopwardenJar,
        loopwardenOptions,
        blockHoundJar,
        chosen,
        agents,
        rounds,
        seconds,
        recordedIn);
  }

  private static List<Jdk> supported() {
    return InstalledJdks.all().stream()
        .filter(OptionsParser::isSupported)
        .sorted(Comparator.comparing(Jdk::version))
        .toList();
  }

  private static boolean isSupported(Jdk jdk) {
    return jdk.feature() >= OLDEST_JDK;
  }

  private static Jdk jdk(String folder) {
    return Jdk.in(Path.of(folder))
        .filter(OptionsParser::isSupported)
        .orElseThrow(() -> new UsageException("--jdk: no JDK 17 or later in " + folder));
  }

  private static Agent agent(String name) {
    return Agent.ofOption(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "--agents: no agent '"
                        + name
                        + "'; known are "
                        + Arrays.stream(Agent.values())
                            .map(Agent::option)
                            .collect(Collectors.joining(", "))));
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

  private static Path besideThisJar(String relativePath) {
    try {
      Path jar =
          Path.of(OptionsParser.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling(relativePath);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
