package io.loopwarden.demo.tour;

import io.loopwarden.demo.exhibit.Caption;
import java.io.PrintStream;
import java.time.Duration;

/** Prints visits as a table, a row as soon as it is known. */
final class TourTable {
  private static final String ROW = " %-34s %-23s %9s %9s  %9s %9s%n";
  private static final String HEAD = " %-34s %-23s %9s %20s%n";
  private static final String RULE = "-".repeat(99);

  private final PrintStream out;
  private Duration worstByMistake = Duration.ZERO;
  private Duration worstByTwin = Duration.ZERO;

  TourTable(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.println(
        """

        Each mistake is made on the event loop, then its asynchronous twin (/twin/...) is asked for the
        same answer. Meanwhile somebody else asks the same event loop for /ping, which does nothing.
        """);
    out.printf(HEAD, "", "", "MISTAKE", "TWIN");
    out.printf(ROW, "what blocks", "endpoint", "answer", "/ping", "answer", "/ping");
    out.println(RULE);
  }

  void add(Caption caption, Visit mistake, Visit twin) {
    worstByMistake = longer(worstByMistake, mistake.worstPing());
    worstByTwin = longer(worstByTwin, twin.worstPing());
    out.printf(
        ROW,
        caption.mistake(),
        caption.mistakePath(),
        milliseconds(mistake.took()),
        milliseconds(mistake.worstPing()),
        milliseconds(twin.took()),
        milliseconds(twin.worstPing()));
  }

  void end() {
    out.println(RULE);
    out.printf(
        "The mistakes kept /ping waiting for up to %s, their twins for up to %s.%n%n",
        milliseconds(worstByMistake), milliseconds(worstByTwin));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String milliseconds(Duration duration) {
    return Math.round(duration.toNanos() / 1e6) + " ms";
  }
}
