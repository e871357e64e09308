package io.loopwarden.benchmarks.junit;

import io.loopwarden.benchmarks.report.Samples;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.SpawnedJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts JVMs that run the class of tests under the agent. */
public final class TestJvm {

  /** Runs after the first, the last of which are measured. */
  private static final int WARM_UP = 30;

  private static final int MEASURED = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Jdk jdk;
  private final Options options;
  private final Path folder;

  /**
   * Prepares JVMs.
   *
   * @param folder where the class of tests is, and where they write
   */
  public TestJvm(Jdk jdk, Options options, Path folder) {
    this.jdk = jdk;
    this.options = options;
    this.folder = folder;
  }

  /**
   * How long the class took in a JVM.
   *
   * @param firstMillis the first time
   * @param laterMillis the median of the last times
   */
  public record Durations(double firstMillis, double laterMillis) {}

  /** Starts one, and waits for its end. */
  public Durations run(boolean extension) {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(new AgentArguments(options, folder).of(Agent.LOOPWARDEN));
    command.addAll(
        List.of(
            "-cp",
            classPath(),
            TestRun.class.getName(),
            EmptyTests.CLASS_NAME,
            Boolean.toString(extension),
            Integer.toString(1 + WARM_UP + MEASURED)));
    try (SpawnedJvm process = new SpawnedJvm(folder, "tests", command)) {
      if (process.awaitExit() != 0) {
        throw new IllegalStateException(command + " failed: " + process.standardError());
      }
      return durations(String.join(" ", process.standardOutput()));
    }
  }

  private String classPath() {
    Path junitJar =
        options.loopwardenJar().resolve("../../../junit/target/loopwarden-junit.jar").normalize();
    if (!Files.isRegularFile(junitJar)) {
      throw new IllegalStateException("no file " + junitJar + "; build agent/junit first");
    }
    return String.join(
        File.pathSeparator,
        folder.toString(),
        junitJar.toAbsolutePath().toString(),
        ClassPaths.ofThisJvm());
  }

  private static Durations durations(String output) {
    double[] millis =
        Arrays.stream(output.split(" "))
            .mapToDouble(nanos -> Long.parseLong(nanos) / NANOS_PER_MILLI)
            .toArray();
    double[] last = Arrays.copyOfRange(millis, millis.length - MEASURED, millis.length);
    return new Durations(millis[0], Samples.of(last).median());
  }
}
