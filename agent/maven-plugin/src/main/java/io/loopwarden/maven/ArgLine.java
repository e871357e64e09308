package io.loopwarden.maven;

import java.io.File;
import java.util.Map;

/** Arguments of a JVM in one line, as Surefire and Failsafe split it: by blanks, unless quoted. */
final class ArgLine {

  private ArgLine() {}

  /**
   * What starts a JVM with the agent. Options are system properties, whose values may have commas.
   */
  static String withAgent(File jar, Map<String, String> options) {
    StringBuilder line = new StringBuilder(quoted("-javaagent:" + jar));
    options.forEach(
        (key, value) ->
            line.append(' ').append(quoted("-D" + AgentOptions.PREFIX + key + '=' + value)));
    return line.toString();
  }

  /**
   * Adds arguments in front of others, which may set the same system properties: the last one wins.
   *
   * @param own what to add
   * @param formerOwn what was added before, by another execution of the same goal; empty if nothing
   * @param others the arguments that are there already
   */
  static String add(String own, String formerOwn, String others) {
    String rest = formerOwn.isEmpty() ? others : others.replace(formerOwn, "");
    return rest.isBlank() ? own : own + ' ' + rest.strip();
  }

  private static String quoted(String argument) {
    if (argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
      return argument;
    }
    char quote = argument.indexOf('"') < 0 ? '"' : '\'';
    if (argument.indexOf(quote) >= 0) {
      throw new IllegalArgumentException(
          argument + " has both kinds of quotes, which Surefire cannot pass on");
    }
    return quote + argument + quote;
  }
}
