package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.GrowthLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be thought of all that was met.
 *
 * @param results what the JVMs left
 * @param fresh problems that nothing allows or accepts
 * @param exceeded accepted problems that have grown
 * @param accepted problems that the baseline accepts, or that are the business of tests
 * @param obsolete entries that nobody met; empty if {@code untold}
 * @param untold why it is not known which entries are obsolete; empty if it is known
 */
public record Judgement(
    JvmResults results,
    List<JudgedFinding> fresh,
    List<JudgedFinding> exceeded,
    List<JudgedFinding> accepted,
    List<BaselineEntry> obsolete,
    String untold) {

  private static final String BY_TESTS = "tests allow it, expect it or judge it themselves";

  /**
   * Judges.
   *
   * @param baseline what is accepted; null to believe what each JVM made of it
   * @param ratchet how far accepted problems may grow; null for ever so far
   */
  public static Judgement of(
      JvmResults results, @Nullable BaselineFile baseline, @Nullable GrowthLimit growthLimit) {
    List<JudgedFinding> fresh = new ArrayList<>();
    List<JudgedFinding> exceeded = new ArrayList<>();
    List<JudgedFinding> accepted = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (MergedFinding finding : MergedFinding.of(results.all())) {
      met.add(finding.fingerprint());
      met.addAll(finding.formerFingerprints());
      BaselineEntry entry = baseline == null ? null : entry(baseline, finding);
      if (finding.isJudgedByTests()) {
        accepted.add(new JudgedFinding(finding, BY_TESTS));
      } else if (entry != null) {
        String grown =
            growthLimit == null
                ? null
                : growthLimit.exceeded(
                    entry, finding.isByNature(), finding.occurrences(), finding.longestNanos());
        (grown == null ? accepted : exceeded)
            .add(new JudgedFinding(finding, grown == null ? entry.reason() : grown));
      } else if (baseline != null || finding.verdictOfJvms() == JvmProblem.Verdict.NEW) {
        fresh.add(new JudgedFinding(finding, ""));
      } else if (finding.verdictOfJvms() == JvmProblem.Verdict.EXCEEDED) {
        exceeded.add(new JudgedFinding(finding, "beyond the baseline of a JVM where it occurred"));
      } else {
        accepted.add(new JudgedFinding(finding, "in the baseline of the JVMs where it occurred"));
      }
    }
    String untold = baseline == null ? "no baseline is given" : untold(results);
    List<BaselineEntry> obsolete = new ArrayList<>();
    if (baseline != null && untold.isEmpty()) {
      obsolete.addAll(baseline.entries());
      obsolete.removeIf(entry -> met.contains(entry.fingerprint()));
      obsolete.sort(
          Comparator.comparing(BaselineEntry::operation).thenComparing(BaselineEntry::site));
    }
    return new Judgement(results, fresh, exceeded, accepted, obsolete, untold);
  }

  /**
   * The same, if the baseline is for more than these results: other JVMs may have met its entries.
   */
  public Judgement ofPartOfTheProject() {
    return new Judgement(
        results, fresh, exceeded, accepted, List.of(), "the results are of a part of the project");
  }

  /** The same with problems ranked by how long they kept others waiting. */
  public Judgement byDelay() {
    return new Judgement(
        results, byDelay(fresh), byDelay(exceeded), byDelay(accepted), obsolete, untold);
  }

  private static List<JudgedFinding> byDelay(List<JudgedFinding> judged) {
    List<JudgedFinding> ranked = new ArrayList<>(judged);
    ranked.sort(
        Comparator.comparingLong((JudgedFinding each) -> each.finding().delayedNanos()).reversed());
    return ranked;
  }

  /** The entry of a problem, if only under a fingerprint of an earlier version; or null. */
  static @Nullable BaselineEntry entry(BaselineFile baseline, MergedFinding finding) {
    BaselineEntry entry = baseline.find(finding.fingerprint());
    Iterator<String> former = finding.formerFingerprints().iterator();
    while (entry == null && former.hasNext()) {
      entry = baseline.find(former.next());
    }
    return entry;
  }

  private static String untold(JvmResults results) {
    if (!results.problems().isEmpty()) {
      return results.problems().size() + " result files cannot be read";
    }
    long notEnded = results.notEnded();
    if (notEnded > 0) {
      return notEnded + " of " + results.all().size() + " JVMs did not end in order";
    }
    if (results.unclassified() > 0) {
      return results.unclassified() + " calls and stalls are unclassified";
    }
    return results.eventLoops() == 0 ? "no JVM had an event loop" : "";
  }

  /** Whether there is nothing to refuse; obsolete entries alone are not. */
  public boolean isGood() {
    return fresh.isEmpty() && exceeded.isEmpty() && results.problems().isEmpty();
  }
}
