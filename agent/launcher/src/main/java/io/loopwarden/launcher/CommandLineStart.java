package io.loopwarden.launcher;

import java.io.IOException;
import java.util.Map;

/** Hands the command line to the engine. */
final class CommandLineStart {

  private static final int FAILED = 1;

  private CommandLineStart() {}

  /** Runs a command; returns its exit code. */
  static int run(String[] arguments) {
    try {
      return AgentJar.open()
          .commandLine()
          .apply(Map.of("arguments", arguments, "jar", AgentJar.location()));
    } catch (IOException e) {
      System.err.println("loopwarden: " + e.getMessage());
      return FAILED;
    }
  }
}
