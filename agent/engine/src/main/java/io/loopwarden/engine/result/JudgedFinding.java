package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.Millis;

/**
 * A problem with what is to be thought of it.
 *
 * @param finding the problem
 * @param why why it is accepted, or in what it has grown; empty for a new one
 */
public record JudgedFinding(MergedFinding finding, String why) {

  /** The problem in one sentence, without a full stop. */
  public String sentence() {
    return finding.call()
        + " blocked event loops "
        + finding.occurrences()
        + " times, for up to "
        + Millis.of(finding.longestNanos())
        + " ms, at "
        + finding.site();
  }
}
