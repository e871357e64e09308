package io.loopwarden.engine.finding;

import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.policy.Policy;
import org.jspecify.annotations.Nullable;

/** What the baseline makes of what no rule allows. */
final class Acceptance {

  private final Policy policy;

  Acceptance(Policy policy) {
    this.policy = policy;
  }

  /**
   * The outcome of the last occurrence of a problem; notes how far the problem has grown.
   *
   * @param counterpart the problem's occurrences of the other kind, which count for its growth;
   *     null if there are none
   */
  Outcome outcome(Finding finding, @Nullable Finding counterpart) {
    String entry = entry(finding);
    if (entry == null) {
      return ofPlatform(finding.kind(), Outcome.NEW);
    }
    boolean byNature = finding.operation().blocking();
    long occurrences = finding.occurrences();
    long longestNanos = finding.longestNanos();
    if (counterpart != null) {
      byNature |= counterpart.operation().blocking();
      occurrences += counterpart.occurrences();
      longestNanos = Math.max(longestNanos, counterpart.longestNanos());
    }
    String exceeded = policy.exceeded(entry, byNature, occurrences, longestNanos);
    finding.exceeded(exceeded);
    if (counterpart != null) {
      counterpart.exceeded(exceeded);
    }
    return exceeded == null ? Outcome.ACCEPTED : ofPlatform(finding.kind(), Outcome.GROWN);
  }

  private static Outcome ofPlatform(Kind kind, Outcome otherwise) {
    return kind == Kind.PLATFORM_STALL ? Outcome.OF_PLATFORM : otherwise;
  }

  /** The outcome where there is no memory for the problem: what is accepted stays accepted. */
  Outcome outcomeWithoutFinding(Incident incident) {
    if (incident.kind() == Kind.PLATFORM_STALL) {
      return Outcome.OF_PLATFORM;
    }
    String entry = policy.entry(incident.fingerprint(), incident.formerFingerprints());
    boolean isAccepted =
        entry != null && policy.exceeded(entry, false, 1, incident.durationNanos()) == null;
    return isAccepted ? Outcome.ACCEPTED : Outcome.UNCLASSIFIED;
  }

  /** Whether the baseline has a problem, and accepts it as far as it has grown. */
  boolean isAccepted(Finding finding) {
    return finding.exceeded() == null && entry(finding) != null;
  }

  private @Nullable String entry(Finding finding) {
    return policy.entry(finding.fingerprint(), finding.formerFingerprints());
  }
}
