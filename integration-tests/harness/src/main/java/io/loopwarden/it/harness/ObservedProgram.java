package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program, a module of its own, that runs under the agent; with the flags of {@link
 * Launch#shortRun()}, unless the test chooses others.
 */
public final class ObservedProgram implements AutoCloseable {
  private static final String LOG = "loopwarden.json";

  private final Path log;
  private final SpawnedJvm jvm;

  private ObservedProgram(Path log, SpawnedJvm jvm) {
    this.log = log;
    this.jvm = jvm;
  }

  /**
   * Starts a program.
   *
   * @param test what starts it, which names its folder
   * @param module the folder of its module, from that of the integration tests
   * @param agent the agent's options but for the log, which is JSON in a file
   */
  public static ObservedProgram start(
      String test, String module, String mainClass, Jdk jdk, Agent agent, String... arguments) {
    return start(Launch.shortRun(), test, module, mainClass, jdk, agent, arguments);
  }

  /** Starts a program in a way of its own. */
  public static ObservedProgram start(
      Launch launch,
      String test,
      String module,
      String mainClass,
      Jdk jdk,
      Agent agent,
      String... arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", ClassPaths.ofModule(module), mainClass));
    all.addAll(List.of(arguments));
    return startPackaged(launch, test + "-jdk" + jdk.feature(), jdk, agent, all);
  }

  /**
   * Starts a program that the test has packaged.
   *
   * @param folder the name of its folder
   * @param arguments what follows the JVM's flags
   */
  public static ObservedProgram startPackaged(
      Launch launch, String folder, Jdk jdk, Agent agent, List<String> arguments) {
    Path created = WorkFolders.create(folder);
    Path log = created.resolve(LOG);
    List<String> command = launch.java(jdk);
    command.add(agent.loggingTo(log).flag());
    command.addAll(arguments);
    return new ObservedProgram(log, new SpawnedJvm(created, "program", command));
  }

  /** Starts a program without the agent, to {@link #attach} it later. */
  public static ObservedProgram startWithoutAgent(
      String test, String module, String mainClass, Jdk jdk, String... arguments) {
    Path folder = WorkFolders.create(test + "-jdk" + jdk.feature());
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(List.of("-cp", ClassPaths.ofModule(module), mainClass));
    command.addAll(List.of(arguments));
    return new ObservedProgram(folder.resolve(LOG), new SpawnedJvm(folder, "program", command));
  }

  /** Attaches the agent, by its own command line. */
  public void attach(Jdk jdk, Agent agent) {
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(agent.loggingTo(log).attachCommand(pid()));
    try (SpawnedJvm attacher = new SpawnedJvm(log.getParent(), "attach", command)) {
      if (attacher.awaitExit() != 0) {
        throw new AssertionError(
            "attaching failed: " + attacher.standardOutput() + attacher.standardError());
      }
    }
  }

  public long pid() {
    return jvm.pid();
  }

  /** The agent's log, which is there from its first line on. */
  public Path log() {
    return log;
  }

  /** What the agent has logged so far. */
  public JsonLog logSoFar() {
    return JsonLog.readWholeLines(log);
  }

  /** Waits until the agent has logged events of a name, and all of them are as expected. */
  public void awaitEvents(String name, Duration patience, Consumer<Report> expected) {
    await()
        .atMost(patience)
        .untilAsserted(() -> assertThat(logSoFar().named(name)).isNotEmpty().allSatisfy(expected));
  }

  /** The file that its standard error goes to. */
  public Path standardErrorFile() {
    return jvm.standardErrorFile();
  }

  /** Waits for a line of standard output that begins with a word. */
  public String awaitLine(String firstWord) {
    return jvm.awaitLine(firstWord);
  }

  /** Ends its standard input, waits until it has ended by itself, and returns what is left. */
  public Recording awaitEnd(Duration patience) {
    jvm.endInput();
    int exitCode = jvm.awaitExit(patience);
    return new Recording(JsonLog.read(log), jvm.standardOutput(), jvm.standardError(), exitCode);
  }

  /** Writes a line to its standard input. */
  public void order(String line) {
    jvm.order(line);
  }

  @Override
  public void close() {
    jvm.close();
  }
}
