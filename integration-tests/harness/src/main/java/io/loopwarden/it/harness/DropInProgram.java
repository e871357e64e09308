package io.loopwarden.it.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program of the module {@code blockhound}, with our drop-in in the place of BlockHound. */
public final class DropInProgram {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent().getParent();
  private static final Path DROP_IN =
      ROOT.resolve("agent/blockhound/target/loopwarden-blockhound.jar");
  private static final Path NETTY_TESTS =
      ROOT.resolve("integration-tests/programs/blockhound/target/netty-tests");
  private static final Path ORIGINAL = ROOT.resolve("agent/blockhound/target/original.jar");
  private static final Path PLATFORM =
      ROOT.resolve("integration-tests/programs/blockhound/target/junit-platform.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** How the agent gets into the JVM. */
  public enum Start {
    /** The program has it attached when it installs the drop-in. */
    BY_ITSELF,
    /** The same, and the agent's jar is not on the class path. */
    ALONE_BY_ITSELF,
    /** The JVM starts with the agent's flag. */
    WITH_THE_FLAG,
    /** As {@link #BY_ITSELF}, with BlockHound's own jar first on the class path. */
    BEHIND_THE_ORIGINAL,
    /** As {@link #BY_ITSELF}, with BlockHound's listener for the platform of JUnit. */
    WITH_THE_LISTENER,
    /** The listener, too, and BlockHound's own jar before it. */
    WITH_LISTENER_AND_ORIGINAL,
    /** The JVM starts with the drop-in as a strict agent, which installs itself. */
    AS_AN_AGENT,
    /**
     * The same without being strict, and neither the drop-in nor the agent is on the class path.
     */
    ALONE_AS_AN_AGENT
  }

  private DropInProgram() {}

  /**
   * A program that has ended.
   *
   * @param output the lines of its standard output
   * @param error the lines of its standard error
   */
  public record Ended(int exitCode, List<String> output, List<String> error) {}

  /** Runs a program to its end, with no flag that installs anything but, if so, the agent's. */
  public static Ended run(
      String test, Jdk jdk, Start start, String mainClass, String... arguments) {
    return run(Launch.shortRun(), test, jdk, start, mainClass, arguments);
  }

  /** The same, with flags. */
  public static Ended run(
      Launch launch, String test, Jdk jdk, Start start, String mainClass, String... arguments) {
    if (!Files.isRegularFile(DROP_IN)) {
      throw new IllegalStateException(
          "Build the drop-in first: mvn package -pl agent/blockhound -am (there is no "
              + DROP_IN
              + ")");
    }
    Path folder =
        WorkFolders.create(
            "blockhound/"
                + test
                + '-'
                + start.name().toLowerCase(Locale.ROOT)
                + "-jdk"
                + jdk.feature());
    List<String> command = launch.java(jdk);
    if (start == Start.WITH_THE_FLAG) {
      command.add(Agent.withDefaults().flag());
    } else if (start == Start.AS_AN_AGENT) {
      command.add("-javaagent:" + DROP_IN + "=blockhound.strict=true");
    } else if (start == Start.ALONE_AS_AN_AGENT) {
      command.add("-javaagent:" + DROP_IN);
    }
    command.addAll(List.of("-cp", classPath(start), mainClass));
    command.addAll(List.of(arguments));
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "program", command)) {
      jvm.endInput();
      int exitCode = jvm.awaitExit(PATIENCE);
      return new Ended(exitCode, jvm.standardOutput(), jvm.standardError());
    }
  }

  private static String classPath(Start start) {
    if (start == Start.ALONE_AS_AN_AGENT) {
      return ClassPaths.ofModule("blockhound");
    }
    List<String> entries = new ArrayList<>();
    if (start == Start.BEHIND_THE_ORIGINAL || start == Start.WITH_LISTENER_AND_ORIGINAL) {
      entries.add(ORIGINAL.toString());
    }
    if (start == Start.WITH_THE_LISTENER || start == Start.WITH_LISTENER_AND_ORIGINAL) {
      entries.add(PLATFORM.toString());
    }
    entries.add(NETTY_TESTS.toString());
    entries.add(DROP_IN.toString());
    if (start != Start.ALONE_BY_ITSELF) {
      entries.add(Agent.jar().toString());
    }
    entries.add(ClassPaths.ofModule("blockhound"));
    return String.join(File.pathSeparator, entries);
  }
}
