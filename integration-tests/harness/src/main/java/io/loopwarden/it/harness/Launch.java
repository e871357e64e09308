package io.loopwarden.it.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is started.
 *
 * @param prefix what stands before the JVM's command
 * @param flags the JVM's flags
 */
public record Launch(List<String> prefix, List<String> flags) {
  private static final List<String> SHORT_RUN =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** {@code -Dloopwarden.it.flags=none} starts every JVM as users do. */
  private static final boolean WITHOUT_FLAGS =
      "none".equals(System.getProperty("loopwarden.it.flags"));

  /** With no flag, as users start theirs. */
  public static Launch plain() {
    return new Launch(List.of(), List.of());
  }

  /**
   * A JVM that runs for seconds: with one compiler instead of two and the collector that has no
   * threads it takes half the CPU time. Where the compiler, the collector or the JVM's own output
   * is what is tested, {@link #plain()} is right.
   */
  public static Launch shortRun() {
    return WITHOUT_FLAGS ? plain() : new Launch(List.of(), SHORT_RUN);
  }

  /** With flags. */
  public static Launch withFlags(String... flags) {
    return new Launch(List.of(), List.of(flags));
  }

  /** The same with one more flag. */
  public Launch and(String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return new Launch(prefix, more);
  }

  /** On one processor of the machine; on Linux. */
  public static Launch onProcessor(int number) {
    return new Launch(List.of("taskset", "-c", Integer.toString(number)), List.of());
  }

  /** The beginning of a command line: up to the flags, which the agent's may follow. */
  public List<String> java(Jdk jdk) {
    List<String> command = command(jdk.program("java").toString());
    command.addAll(flags);
    return command;
  }

  /** One of the JDK's tools that runs for seconds, and its flags. */
  public static List<String> tool(Jdk jdk, String name) {
    List<String> command = new ArrayList<>(List.of(jdk.program(name).toString()));
    shortRun().flags().forEach(flag -> command.add("-J" + flag));
    return command;
  }

  /** Any command, started the same way. */
  public List<String> command(String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }
}
