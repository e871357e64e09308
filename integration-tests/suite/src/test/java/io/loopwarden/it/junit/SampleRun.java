package io.loopwarden.it.junit;

import io.loopwarden.it.builds.Checkout;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the sample's tests by JUnit's own console, in a JVM of their own. */
final class SampleRun {
  private final Path folder;
  private final Jdk jdk;
  private final List<String> flags = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private Path agentOnClassPath = SampleProject.AGENT_JAR;
  private int junit = 5;

  SampleRun(String name, Jdk jdk) {
    this.folder = WorkFolders.create("junit/" + name + "-jdk" + jdk.feature());
    this.jdk = jdk;
  }

  /** With the agent in the JVM from the start. */
  SampleRun withAgent(List<String> options) {
    return withAgent(SampleProject.AGENT_JAR, options);
  }

  SampleRun withAgent(Path jar, List<String> options) {
    return withFlag("-javaagent:" + jar + "=" + String.join(",", options));
  }

  SampleRun withFlag(String flag) {
    flags.add(flag);
    return this;
  }

  SampleRun withJarOnClassPath(Path jar) {
    agentOnClassPath = jar;
    return this;
  }

  /** On the platform of JUnit 6 instead of 5. */
  SampleRun onJUnit(int version) {
    junit = version;
    return this;
  }

  /** A setting of JUnit's. */
  SampleRun configured(String parameter) {
    arguments.add("--config=" + parameter);
    return this;
  }

  /** Only one class. */
  SampleRun only(String className) {
    arguments.add("--select-class=com.example.sample." + className);
    return this;
  }

  SampleResult run() {
    Path results = folder.resolve("results.txt");
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(flags);
    command.add("-Dsample.results=" + results);
    command.addAll(List.of("-cp", classPath(), "org.junit.platform.console.ConsoleLauncher"));
    command.addAll(List.of("execute", "--disable-banner", "--disable-ansi-colors"));
    command.addAll(arguments);
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--select"))) {
      command.add("--scan-classpath=" + SampleProject.FOLDER.resolve("target/test-classes"));
    }
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "tests", command)) {
      int exitCode = jvm.awaitExit();
      return new SampleResult(exitCode, lines(results), jvm.standardOutput(), jvm.standardError());
    }
  }

  private String classPath() {
    List<String> path = new ArrayList<>();
    path.add(SampleProject.classesAndLibraries());
    path.add(Checkout.JUNIT_JAR.toString());
    path.add(agentOnClassPath.toString());
    path.add(SampleProject.console(junit).toString());
    return String.join(File.pathSeparator, path);
  }

  private static List<String> lines(Path results) {
    try {
      return Files.readAllLines(results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
