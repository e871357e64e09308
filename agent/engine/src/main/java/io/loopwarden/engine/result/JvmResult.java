package io.loopwarden.engine.result;

import java.util.List;

/**
 * What one JVM leaves behind.
 *
 * @param version the version of the agent
 * @param pid the process, as the JVM itself sees it
 * @param startMillis when the agent started, since the epoch
 * @param endMillis when this was written
 * @param ended whether the JVM came to its end in order; if not, it was killed or runs still, and
 *     there may have been more
 * @param eventLoops how many event loops there were
 * @param belowThreshold how many calls were too short to count
 * @param allowed how many calls and stalls allow rules allowed
 * @param unclassified how many calls and stalls nothing accepts, and did not fit into the budget of
 *     memory
 * @param loopTimes the time of its event loops
 * @param groups its event loops by their groups, the busiest ones; none if that is not known
 * @param findings the problems
 * @param ran the methods that ran
 */
public record JvmResult(
    String version,
    long pid,
    long startMillis,
    long endMillis,
    boolean ended,
    long eventLoops,
    long belowThreshold,
    long allowed,
    long unclassified,
    LoopTimes loopTimes,
    List<JvmLoopGroup> groups,
    List<JvmProblem> findings,
    RanMethods ran) {

  /** Copies both lists. */
  public JvmResult {
    groups = List.copyOf(groups);
    findings = List.copyOf(findings);
  }
}
