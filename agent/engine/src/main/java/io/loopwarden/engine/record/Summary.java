package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.policy.AllowRule;
import java.util.List;

/**
 * What was found since the start, the worst first.
 *
 * @param eventLoops how many event loops there are and were
 * @param blockingCalls how many blocking calls there were
 * @param totalNanos how long they took together
 * @param belowThreshold how many calls that merely can block were too short to count
 * @param ofPlatform how many calls would have been too short to count without the platform
 * @param lostDurations calls of a flood that found no room for a record of their own
 * @param sampledCalls calls of a flood that were counted without a look at their stacks
 * @param allowed how many calls allow rules allowed
 * @param accepted how many calls were occurrences of problems that the baseline accepts
 * @param unclassified how many calls did not fit into the memory for records, and were not judged
 * @param operations the numbers of each operation
 * @param problems the numbers of each problem, calls and stalls alike
 * @param rules the user's allow rules, and Loopwarden's own that allowed something
 */
public record Summary(
    int eventLoops,
    long blockingCalls,
    long totalNanos,
    long belowThreshold,
    long ofPlatform,
    long lostDurations,
    long sampledCalls,
    long allowed,
    long accepted,
    long unclassified,
    List<Row> operations,
    List<Row> problems,
    List<AllowRule> rules) {

  /**
   * The numbers of one operation or one problem.
   *
   * @param call the method that the site called; {@code stall} if a stall shows none; empty in a
   *     row of an operation
   * @param operation the operation's name
   * @param category the operation's category
   * @param site the site in the form of a stack trace; empty in a row of an operation
   * @param fingerprint empty in a row of an operation
   * @param count how many calls
   * @param totalNanos how long they took together
   * @param medianNanos half of them took no longer
   * @param p99Nanos 99 % of them took no longer
   * @param longestNanos the longest of them
   * @param delay whom they kept waiting; of an operation not known
   */
  public record Row(
      String call,
      String operation,
      String category,
      String site,
      String fingerprint,
      long count,
      long totalNanos,
      long medianNanos,
      long p99Nanos,
      long longestNanos,
      Delay delay) {}
}
