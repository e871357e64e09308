package io.loopwarden.engine.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The numbers of one problem, its blocking calls and its stalls together. */
public final class ProblemTotals {

  private final List<Finding> findings = new ArrayList<>();

  ProblemTotals(List<Finding> findings) {
    this.findings.addAll(findings);
  }

  /**
   * The problems of all findings, in the order of their first ones.
   *
   * @param findings those of calls before those of stalls: a problem is described by the first
   */
  public static Collection<ProblemTotals> of(List<Finding> findings) {
    Map<String, ProblemTotals> byFingerprint = new LinkedHashMap<>();
    for (Finding finding : findings) {
      ProblemTotals problem = byFingerprint.get(finding.fingerprint());
      if (problem == null) {
        problem = new ProblemTotals(List.of());
        byFingerprint.put(finding.fingerprint(), problem);
      }
      problem.findings.add(finding);
    }
    return byFingerprint.values();
  }

  /** The finding that describes the problem. */
  public Finding first() {
    return findings.get(0);
  }

  /** All its findings: at most one of each kind. */
  public List<Finding> all() {
    return List.copyOf(findings);
  }

  /** The line of the site in the longest occurrence. */
  public Frame longestSite() {
    Finding longest = first();
    for (Finding finding : findings) {
      longest = finding.longestNanos() > longest.longestNanos() ? finding : longest;
    }
    return longest.longestSite();
  }

  /** How many occurrences there were, those that go on included. */
  public long occurrences() {
    long occurrences = 0;
    for (Finding finding : findings) {
      occurrences += finding.occurrences();
    }
    return occurrences;
  }

  /** How many occurrences there were of which only the sum is known, lost in a flood. */
  public long unmeasured() {
    long occurrences = 0;
    for (Finding finding : findings) {
      occurrences += finding.unmeasured();
    }
    return occurrences;
  }

  /** The sum of all durations. */
  public long totalNanos() {
    long nanos = 0;
    for (Finding finding : findings) {
      nanos += finding.totalNanos();
    }
    return nanos;
  }

  /** The longest of all durations. */
  public long longestNanos() {
    long nanos = 0;
    for (Finding finding : findings) {
      nanos = Math.max(nanos, finding.longestNanos());
    }
    return nanos;
  }

  /** Whom all occurrences have kept waiting. */
  public Delay delay() {
    Delay delay = Delay.NONE;
    for (Finding finding : findings) {
      delay = delay.plus(finding.delay());
    }
    return delay;
  }

  /** All durations, as a copy. */
  public Histogram durationsNanos() {
    Histogram durations = first().durationsNanos();
    for (Finding finding : findings.subList(1, findings.size())) {
      durations.add(finding.durationsNanos());
    }
    return durations;
  }

  /** The fingerprints that baselines of earlier versions have for it. */
  public List<String> formerFingerprints() {
    Set<String> former = new LinkedHashSet<>();
    for (Finding finding : findings) {
      former.addAll(finding.formerFingerprints());
    }
    return List.copyOf(former);
  }
}
