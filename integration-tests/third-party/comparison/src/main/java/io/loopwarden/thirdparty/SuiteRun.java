package io.loopwarden.thirdparty;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.StartedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of a suite in a JVM of its own.
 *
 * @param results what became of the tests
 * @param log what the agent wrote; empty without the agent
 * @param ending how the JVM ended, where it was not by itself and well
 */
record SuiteRun(TestResults results, AgentLog log, Optional<String> ending) {
  private static final String MAIN = "io.loopwarden.thirdparty.testrun.TestRun";
  private static final String OUTPUT = "output.txt";
  private static final String ERRORS = "errors.txt";
  private static final long PATIENCE_MINUTES = 20;

  /**
   * Runs the suite and waits for its end.
   *
   * @param agent the agent's jar, the only difference between the runs; empty to go without
   * @param folder where the JVM runs, and where its output, results and log stay
   */
  static SuiteRun of(Suite suite, Jdk jdk, Optional<Path> agent, Path folder) {
    Path results = folder.resolve("results.txt");
    Path log = folder.resolve("loopwarden.json");
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    agent.ifPresent(jar -> command.add("-javaagent:" + jar + "=log.format=json,log.file=" + log));
    command.addAll(List.of("-cp", suite.classPath(), MAIN, results.toString()));
    command.addAll(suite.testClasses());
    try {
      prepare(folder);
      Optional<String> ending = run(command, folder);
      if (!Files.exists(results) || Files.size(results) == 0) {
        throw new UsageException("no test ran, see " + OUTPUT + " and " + ERRORS + " in " + folder);
      }
      return new SuiteRun(TestResults.read(results), AgentLog.read(log), ending);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> run(List<String> command, Path folder)
      throws InterruptedException {
    Path output = folder.resolve(OUTPUT);
    Process process = StartedJvm.start(command, Map.of(), output, folder.resolve(ERRORS)).process();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        return Optional.of("killed after " + PATIENCE_MINUTES + " minutes");
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("ended with exit code " + process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** An empty folder, with the {@code target} folder that some tests write into. */
  private static void prepare(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder.resolve("target"));
  }
}
