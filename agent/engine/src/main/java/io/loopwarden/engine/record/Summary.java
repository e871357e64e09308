package io.loopwarden.engine.record;

import java.util.List;

/**
 * What was found since the start, the worst first.
 *
 * @param eventLoops how many event loops there are and were
 * @param blockingCalls how many blocking calls there were
 * @param totalNanos how long they took together
 * @param belowThreshold how many calls that merely can block were too short to count
 * @param lostDurations calls whose durations were lost in a flood
 */
public record Summary(
    int eventLoops,
    long blockingCalls,
    long totalNanos,
    long belowThreshold,
    long lostDurations,
    List<Row> operations,
    List<Row> sites) {

  /**
   * The numbers of one operation or one site.
   *
   * @param operation the operation's name
   * @param category the operation's category
   * @param site the site in the form of a stack trace; empty in a row of an operation
   * @param fingerprint empty in a row of an operation
   * @param count how many calls
   * @param totalNanos how long they took together
   * @param medianNanos half of them took no longer
   * @param p99Nanos 99 % of them took no longer
   * @param longestNanos the longest of them
   */
  public record Row(
      String operation,
      String category,
      String site,
      String fingerprint,
      long count,
      long totalNanos,
      long medianNanos,
      long p99Nanos,
      long longestNanos) {}
}
