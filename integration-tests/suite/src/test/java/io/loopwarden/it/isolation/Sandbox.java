package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A JDK and a folder for one test case, below {@code target/it}, kept afterwards so that a failure
 * can be looked into.
 *
 * @param jdk what runs the programs
 * @param folder where they run
 */
public record Sandbox(Jdk jdk, Path folder) {
  /** An empty one. */
  public static Sandbox of(String testCase, Jdk jdk) {
    return new Sandbox(jdk, emptyFolder(testCase + "-jdk" + jdk.feature()));
  }

  /** An empty folder of a name. */
  static Path emptyFolder(String name) {
    return WorkFolders.create("isolation/" + name);
  }

  /** A file in the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Writes a file into the folder, at a stroke: who reads it meanwhile reads the old or the new.
   */
  public Path write(String name, String... lines) {
    try {
      Path draft = Files.write(file(name + ".draft"), List.of(lines));
      return Files.move(draft, file(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program that blocks event loops as it is told to. */
  public JavaProgram puppet() {
    return program("Puppet");
  }

  /** One of the small programs. */
  JavaProgram program(String simpleName) {
    return new JavaProgram(this, "com.example.isolation." + simpleName);
  }

  /** A program that is a module of its own, in a folder below {@code programs}. */
  public JavaProgram program(String module, String mainClass) {
    return new JavaProgram(this, mainClass).withClassPath(ClassPaths.ofModule(module));
  }

  /** One of the JDK's programs. */
  String tool(String name) {
    return jdk.home().resolve("bin").resolve(name).toString();
  }

  /** Runs the agent's command line. */
  public Ended agentCommand(String... arguments) {
    return agentCommand(Map.of(), arguments);
  }

  /** Runs the agent's command line with environment variables of its own. */
  public Ended agentCommand(Map<String, String> variables, String... arguments) {
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(List.of("-jar", AgentJar.path().toString()));
    command.addAll(List.of(arguments));
    try (RunningProgram program = RunningProgram.start(folder, command, variables)) {
      return program.awaitEnd();
    }
  }

  /** Runs one of the JDK's tools to its end, which has to be a good one. */
  Ended runTool(String name, String... arguments) {
    List<String> command = Launch.tool(jdk, name);
    command.addAll(List.of(arguments));
    return run(command).well();
  }

  /** Runs any program to its end. */
  Ended run(List<String> command) {
    try (RunningProgram program = RunningProgram.start(folder, command)) {
      return program.awaitEnd();
    }
  }
}
