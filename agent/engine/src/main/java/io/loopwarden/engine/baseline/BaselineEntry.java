package io.loopwarden.engine.baseline;

import java.util.List;

/**
 * One accepted problem.
 *
 * @param fingerprint its stable id: eight hexadecimal digits
 * @param operation the call; of earlier versions, the operation that blocks; empty if the line does
 *     not tell
 * @param site the class and method of the site, without the line; empty if the line does not tell
 * @param firstSeen the day on which it was accepted, as {@code 2026-11-26}; empty if not known
 * @param occurrences how many there were when it was accepted; 0 if not known
 * @param longestNanos how long the longest of them took; -1 if not known
 * @param reason why it is accepted; may be empty
 * @param comments the comment lines right above it, with their {@code #}
 */
public record BaselineEntry(
    String fingerprint,
    String operation,
    String site,
    String firstSeen,
    long occurrences,
    long longestNanos,
    String reason,
    List<String> comments) {

  /** Copies the comments. */
  public BaselineEntry {
    comments = List.copyOf(comments);
  }

  /** The same entry with what was met of it now. */
  public BaselineEntry met(
      String fingerprint, String operation, String site, long occurrences, long longestNanos) {
    return new BaselineEntry(
        fingerprint, operation, site, firstSeen, occurrences, longestNanos, reason, comments);
  }

  /** What people call it: the fingerprint, and what blocks where as far as that is known. */
  public String label() {
    String what = operation.isEmpty() ? reason : operation;
    String label = what.isEmpty() ? fingerprint : fingerprint + ' ' + what;
    return site.isEmpty() ? label : label + " at " + site;
  }
}
