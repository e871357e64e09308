package io.loopwarden.maven;

import io.loopwarden.launcher.CommandLineStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A command of the agent's command line that ran within the build, with the engine in a loader of
 * its own.
 *
 * @param exitCode 0 for done
 * @param out the lines that it printed
 * @param err the lines that say what is wrong
 */
record AgentCommand(int exitCode, List<String> out, List<String> err) {

  private static final String PREFIX = "loopwarden: ";

  /** One for all modules of a build: its classes are loaded once. */
  private static @Nullable CommandLineStart commandLine;

  /**
   * Runs a command.
   *
   * @throws MojoExecutionException if the agent's jar cannot be read
   */
  static AgentCommand run(List<String> arguments) throws MojoExecutionException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try {
      int exitCode =
          commandLine()
              .run(
                  new PrintWriter(out, true),
                  new PrintWriter(err, true),
                  arguments.toArray(new String[0]));
      return new AgentCommand(
          exitCode,
          out.toString().lines().toList(),
          err.toString().lines().map(AgentCommand::withoutPrefix).toList());
    } catch (IOException e) {
      throw new MojoExecutionException("the agent's jar cannot be read: " + e.getMessage(), e);
    }
  }

  private static synchronized CommandLineStart commandLine() throws IOException {
    CommandLineStart opened = commandLine;
    if (opened == null) {
      opened = CommandLineStart.open();
      commandLine = opened;
    }
    return opened;
  }

  private static String withoutPrefix(String line) {
    return line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
  }

  /** Whether the command did what it was asked to do. */
  boolean isDone() {
    return exitCode == 0;
  }

  /** What is wrong, in one line; empty if nothing is. */
  String complaint() {
    return String.join("; ", err);
  }
}
