package io.loopwarden.engine.finding;

/**
 * What occurred of a problem since it was last reported, the occurrence that is reported now
 * included.
 *
 * @param occurrences how many; 0 for the end of the occurrence that was reported last
 * @param totalNanos how long they took together
 * @param longestNanos how long the longest of them took
 */
public record SinceLastReport(long occurrences, long totalNanos, long longestNanos) {

  /** Of an occurrence that is looked at by itself. */
  public static SinceLastReport onlyOne(long durationNanos) {
    return new SinceLastReport(1, durationNanos, durationNanos);
  }

  /** Of the end of an occurrence that was reported when it began. */
  static SinceLastReport endOf(long durationNanos) {
    return new SinceLastReport(0, durationNanos, durationNanos);
  }

  /** Whether it is the end of an occurrence that was reported when it began. */
  public boolean isEnd() {
    return occurrences == 0;
  }
}
