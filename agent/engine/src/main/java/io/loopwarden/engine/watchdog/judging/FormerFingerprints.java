package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fingerprints that a stall had in versions in which its cause, and not its call, made the
 * problem. They are those of all causes: a baseline accepts a problem, whichever of its causes was
 * seen when the baseline was written.
 */
final class FormerFingerprints {

  private FormerFingerprints() {}

  /** Those of a stall. The first are those that the very same stall would have had. */
  static List<String> of(JudgedStall judged, StallProblem problem, StalledCall calls) {
    Set<String> former = new LinkedHashSet<>();
    Frame formerSite = calls.siteOf(judged.stack());
    if (judged.cause() == Cause.BLOCKING_CALL) {
      String call = calls.of(judged.stack());
      if (call != null) {
        former.add(Fingerprint.of(call, formerSite.className(), formerSite.methodName()));
      }
    }
    former.add(ofCause(judged.cause(), formerSite));
    for (Cause cause : Cause.values()) {
      if (cause.isPlatform() == judged.cause().isPlatform()) {
        former.add(ofCause(cause, problem.site()));
      }
    }
    former.remove(problem.fingerprint());
    return new ArrayList<>(former);
  }

  private static String ofCause(Cause cause, Frame site) {
    return Fingerprint.of("stall " + cause.key(), site.className(), site.methodName());
  }
}
