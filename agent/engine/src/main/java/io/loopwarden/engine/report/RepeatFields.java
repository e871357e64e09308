package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.SinceLastReport;

/** What a report says of the occurrences that were not reported since the one before it. */
final class RepeatFields {

  private RepeatFields() {}

  /** Adds them; nothing if there are none. */
  static void add(Event event, SinceLastReport since) {
    if (since.occurrences() > 1) {
      event
          .more("new_occurrences", since.occurrences())
          .logfmt("new_total_ms", Milliseconds.of(since.totalNanos()))
          .json("loopwarden.new_total_ns", since.totalNanos());
    }
  }

  /**
   * The same in words; empty if there are none.
   *
   * @param durationNanos how long the occurrence took that is reported
   */
  static String words(SinceLastReport since, long durationNanos) {
    if (since.occurrences() == 1) {
      return "";
    }
    String last =
        durationNanos == since.longestNanos()
            ? ""
            : ", the last one " + Milliseconds.of(durationNanos) + " ms";
    return "since the last report: "
        + since.occurrences()
        + " occurrences, "
        + Milliseconds.of(since.totalNanos())
        + " ms in all"
        + last;
  }
}
