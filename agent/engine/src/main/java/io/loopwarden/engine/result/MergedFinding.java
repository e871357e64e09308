package io.loopwarden.engine.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * One problem, as all JVMs met it. Histograms are added, never averaged: a percentile of
 * percentiles is none.
 */
public final class MergedFinding {

  private static final int SIGNIFICANT_DIGITS = 2;

  private final JvmProblem first;
  private final Histogram durationsNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Set<String> formerFingerprints = new LinkedHashSet<>();
  private int jvms;
  private long occurrences;
  private boolean judgedByTests = true;
  private long totalNanos;
  private long longestNanos;
  private long delayedNanos;
  private JvmProblem.Verdict verdict = JvmProblem.Verdict.KNOWN;
  private List<String> stack = List.of();

  private MergedFinding(JvmProblem first) {
    this.first = first;
  }

  /** The problems of all results, those that took longest first. */
  public static List<MergedFinding> of(Collection<JvmResult> results) {
    Map<String, MergedFinding> byFingerprint = new LinkedHashMap<>();
    for (JvmResult result : results) {
      for (JvmProblem finding : result.findings()) {
        byFingerprint
            .computeIfAbsent(finding.fingerprint(), f -> new MergedFinding(finding))
            .add(finding);
      }
    }
    List<MergedFinding> merged = new ArrayList<>(byFingerprint.values());
    merged.sort(
        Comparator.comparing(MergedFinding::isDeadlock)
            .thenComparing(MergedFinding::totalNanos)
            .reversed()
            .thenComparing(MergedFinding::call)
            .thenComparing(MergedFinding::function));
    return merged;
  }

  private void add(JvmProblem finding) {
    jvms++;
    formerFingerprints.addAll(finding.formerFingerprints());
    occurrences += finding.occurrences();
    judgedByTests &= finding.judgedByTests() >= finding.occurrences();
    totalNanos += finding.totalNanos();
    longestNanos = Math.max(longestNanos, finding.longestNanos());
    delayedNanos += finding.delayedNanos();
    durationsNanos.add(finding.durationsNanos());
    if (stack.isEmpty()) {
      stack = finding.stack();
    }
    if (verdict != JvmProblem.Verdict.NEW && finding.verdict() != JvmProblem.Verdict.KNOWN) {
      verdict = finding.verdict();
    }
  }

  /** The stable id. */
  public String fingerprint() {
    return first.fingerprint();
  }

  /** Its fingerprints in baselines of earlier versions, as all JVMs know them. */
  Set<String> formerFingerprints() {
    return formerFingerprints;
  }

  /** The method that the site called; {@code stall:CAUSE} for a stall. */
  public String call() {
    return first.call();
  }

  /** What blocked beneath it; {@code stall:CAUSE} for a stall. */
  public String operation() {
    return first.operation();
  }

  public String category() {
    return first.category();
  }

  /** The application's first frame, in the form of a stack trace. */
  public String site() {
    return first.site();
  }

  /** The class and method of the site. */
  public String function() {
    return first.function();
  }

  public String remedy() {
    return first.remedy();
  }

  /** Whether it counts from zero, and not from a threshold on. */
  public boolean isByNature() {
    return first.byNature();
  }

  public boolean isDeadlock() {
    return first.deadlock();
  }

  /** The worst of what the JVMs made of it, each with a baseline of its own or none. */
  JvmProblem.Verdict verdictOfJvms() {
    return verdict;
  }

  /** How many JVMs met it. */
  public int jvms() {
    return jvms;
  }

  public long occurrences() {
    return occurrences;
  }

  /** Whether a test has judged each occurrence, in each JVM. */
  boolean isJudgedByTests() {
    return judgedByTests;
  }

  public long totalNanos() {
    return totalNanos;
  }

  public long longestNanos() {
    return longestNanos;
  }

  /** How long it kept others waiting, in sum; 0 if that is not known. */
  public long delayedNanos() {
    return delayedNanos;
  }

  /** A percentile of all durations; the histogram's rounding never takes it beyond the longest. */
  public long percentileNanos(double percentile) {
    return Math.min(durationsNanos.getValueAtPercentile(percentile), longestNanos);
  }

  /** All durations, as a copy. */
  public Histogram durationsNanos() {
    return durationsNanos.copy();
  }

  /** The stack that the first JVM kept, innermost frame first. */
  public List<String> stack() {
    return stack;
  }
}
