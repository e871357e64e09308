package io.loopwarden.engine.finding;

import java.util.HashSet;
import java.util.Set;

/** The fingerprints of all problems that have occurred. */
public final class ProblemFingerprints {

  private ProblemFingerprints() {}

  /** Those that a judge knows. */
  public static Set<String> of(Judge judge) {
    Set<String> fingerprints = new HashSet<>();
    for (Kind kind : Kind.values()) {
      for (Finding finding : judge.findings(kind)) {
        fingerprints.add(finding.fingerprint());
      }
    }
    return fingerprints;
  }
}
