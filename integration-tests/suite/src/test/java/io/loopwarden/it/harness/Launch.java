package io.loopwarden.it.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is started where that is the subject of a test.
 *
 * @param prefix what stands before the JVM's command
 * @param flags the JVM's flags
 */
public record Launch(List<String> prefix, List<String> flags) {

  /** As any other. */
  public static Launch plain() {
    return new Launch(List.of(), List.of());
  }

  /** With flags. */
  public static Launch withFlags(String... flags) {
    return new Launch(List.of(), List.of(flags));
  }

  /** On one processor of the machine; on Linux. */
  public static Launch onProcessor(int number) {
    return new Launch(List.of("taskset", "-c", Integer.toString(number)), List.of());
  }

  /** Any command, started the same way. */
  public List<String> command(String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }
}
