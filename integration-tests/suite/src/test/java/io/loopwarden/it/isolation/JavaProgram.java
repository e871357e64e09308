package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Java program about to be started: its agents, its settings, its class path. */
public final class JavaProgram {
  private final Sandbox sandbox;
  private final String mainClass;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private String pathOption = "-cp";
  private String path = "";
  private String mainPrefix = "";
  private Launch launch = Launch.shortRun();

  /**
   * @param sandbox where it runs, and on which JDK
   * @param mainClass what it runs
   */
  JavaProgram(Sandbox sandbox, String mainClass) {
    this.sandbox = sandbox;
    this.mainClass = mainClass;
  }

  /** Attaches the agent. */
  public JavaProgram withAgent() {
    return withAgent(AgentJar.path());
  }

  /** Attaches the agent with options, each written {@code key=value}. */
  public JavaProgram withAgent(String... agentOptions) {
    return withAgent(AgentJar.path(), agentOptions);
  }

  /** Attaches an agent that lies somewhere. */
  public JavaProgram withAgent(Path jar, String... agentOptions) {
    String argument = agentOptions.length == 0 ? "" : "=" + String.join(",", agentOptions);
    return withOption("-javaagent:" + jar + argument);
  }

  /** Sets a system property, as an application does for itself. */
  JavaProgram withProperty(String name, String value) {
    return withOption("-D" + name + "=" + value);
  }

  /** Adds an option of the JVM that the application has brought along. */
  JavaProgram withOption(String option) {
    options.add(option);
    return this;
  }

  /** Starts it as users start theirs: where the compiler, the collector or the JVM matters. */
  JavaProgram withoutTestFlags() {
    launch = Launch.plain();
    return this;
  }

  /** Sets an environment variable. */
  public JavaProgram withVariable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Takes another class path. */
  JavaProgram withClassPath(String path) {
    this.path = path;
    return this;
  }

  /** Runs it as a module. */
  JavaProgram withModulePath(String path, String module) {
    this.path = path;
    pathOption = "-p";
    mainPrefix = module + "/";
    return this;
  }

  /** Starts it. */
  public RunningProgram start(String... arguments) {
    List<String> command = launch.java(sandbox.jdk());
    command.addAll(options);
    command.addAll(List.of(pathOption, path.isEmpty() ? ProgramFiles.classPath() : path));
    if (!mainPrefix.isEmpty()) {
      command.add("-m");
    }
    command.add(mainPrefix + mainClass);
    command.addAll(List.of(arguments));
    return RunningProgram.start(sandbox.folder(), command, variables);
  }

  /** Runs it to its end. */
  public Ended run(String... arguments) {
    try (RunningProgram program = start(arguments)) {
      return program.awaitEnd();
    }
  }
}
