package io.loopwarden.launcher;

/** The command line. */
final class CommandLineStart {

  private CommandLineStart() {}

  static int run(String[] arguments) {
    System.err.println("usage: java -jar loopwarden-agent.jar attach <pid>");
    return arguments.length == 0 ? 2 : 2;
  }
}
