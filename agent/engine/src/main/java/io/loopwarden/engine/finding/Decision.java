package io.loopwarden.engine.finding;

import org.jspecify.annotations.Nullable;

/**
 * What the judge decided about one occurrence.
 *
 * @param outcome what it counts as
 * @param reason why it is allowed or accepted; empty if it is neither
 * @param since what the log gets; null if it gets nothing: a violation that is not reported has
 *     reached the limit of its problem ({@code log.rate})
 * @param isLeftToTests whether the tests that run now judge it by themselves
 * @param isEnd whether it is the end of an occurrence that was judged when it began
 */
public record Decision(
    Outcome outcome,
    String reason,
    @Nullable SinceLastReport since,
    boolean isLeftToTests,
    boolean isEnd) {

  /** What an occurrence counts as. */
  public enum Outcome {
    /** A violation: no allow rule and no baseline has it. */
    NEW,
    /** A violation: the baseline has the problem, but it has grown too far. */
    GROWN,
    /** The baseline has the problem. */
    ACCEPTED,
    /** An allow rule allows it. */
    ALLOWED,
    /** The platform caused it. */
    OF_PLATFORM,
    /** It counts as something else: a stall as the calls that it consists of. */
    COUNTED_ELSEWHERE,
    /** It was too short to count. */
    BELOW_THRESHOLD,
    /** No baseline has it, and there is no memory for one more problem. */
    UNCLASSIFIED
  }

  /** The reason of what is {@link Outcome#ACCEPTED}. */
  private static final String BASELINE = "accepted by the baseline";

  /** One that is not reported. */
  static Decision of(Outcome outcome) {
    return of(outcome, null, false);
  }

  static Decision of(Outcome outcome, @Nullable SinceLastReport since, boolean isLeftToTests) {
    String reason = outcome == Outcome.ACCEPTED ? BASELINE : "";
    return new Decision(outcome, reason, since, isLeftToTests, false);
  }

  static Decision allowed(String reason) {
    return new Decision(Outcome.ALLOWED, reason, null, false, false);
  }

  /** The same for the end of what was judged when it began. */
  Decision ofEnd() {
    return new Decision(outcome, reason, since, isLeftToTests, true);
  }

  /** Whether the log gets it. */
  public boolean isReported() {
    return since != null;
  }

  /** Whether nothing allows or accepts it. */
  public boolean isViolation() {
    return isViolation(outcome);
  }

  static boolean isViolation(Outcome outcome) {
    return outcome == Outcome.NEW || outcome == Outcome.GROWN;
  }
}
