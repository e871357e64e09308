package io.loopwarden.maven;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** What {@code check} printed, in Maven's log. */
final class VerdictLog {

  private static final String WARN = "WARN ";
  private static final String FRAME = "\t";

  private static final Pattern EVENT_LOOPS = Pattern.compile(" event_loops=([1-9][0-9]*)(?= |$)");

  private VerdictLog() {}

  /** Whether any of the JVMs that were judged had an event loop. */
  static boolean hasEventLoops(AgentCommand check) {
    return EVENT_LOOPS.matcher(verdict(check)).find();
  }

  /** Prints the lines as warnings or as information, as they say themselves. */
  static void print(AgentCommand check, Log log) {
    boolean isWarning = false;
    for (String line : check.out()) {
      isWarning = line.startsWith(FRAME) ? isWarning : line.startsWith(WARN);
      if (isWarning) {
        log.warn(line);
      } else {
        log.info(line);
      }
    }
    check.err().forEach(log::warn);
  }

  /** The verdict in one line: what is wrong with the command, or its own last line. */
  static String verdict(AgentCommand check) {
    List<String> lines = check.out().isEmpty() ? check.err() : check.out();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
