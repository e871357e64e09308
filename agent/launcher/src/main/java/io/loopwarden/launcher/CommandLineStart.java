package io.loopwarden.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;

/** Hands the command line to the engine, as a program or within one, such as a build. */
public final class CommandLineStart {

  private static final int FAILED = 1;

  private final Function<Map<String, Object>, Integer> commands;

  private CommandLineStart(Function<Map<String, Object>, Integer> commands) {
    this.commands = commands;
  }

  /**
   * Loads the command line from the jar that this class came from, which stays open from then on.
   * Its classes are in a loader of their own.
   *
   * @throws IOException if the jar cannot be read
   */
  public static CommandLineStart open() throws IOException {
    return new CommandLineStart(AgentJar.open().commandLine());
  }

  /**
   * Runs a command; may be called by several threads at a time.
   *
   * @param out gets what it prints
   * @param err gets what is wrong, each problem in one line
   * @return its exit code
   * @throws IOException if the jar cannot be found
   */
  public int run(PrintWriter out, PrintWriter err, String... arguments) throws IOException {
    return commands.apply(
        Map.of("arguments", arguments, "jar", AgentJar.location(), "out", out, "err", err));
  }

  /** Runs a command as a program; returns its exit code. */
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
