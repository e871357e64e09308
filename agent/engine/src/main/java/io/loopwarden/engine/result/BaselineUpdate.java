package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.BaselineText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a baseline becomes after a run.
 *
 * @param content the file as it is to be
 * @param added problems that were not in it, and are now
 * @param refused problems that are not in it, and may not be added
 * @param changed entries with other numbers than before
 * @param removed entries that nobody met any more
 * @param untold why nothing may be removed; empty if it may
 */
public record BaselineUpdate(
    BaselineFile content,
    List<BaselineEntry> added,
    List<BaselineEntry> refused,
    List<BaselineEntry> changed,
    List<BaselineEntry> removed,
    String untold) {

  /**
   * Works out what is to change.
   *
   * @param grows whether problems may be added, and numbers may grow; false in CI
   * @param today the day, as {@code 2026-11-26}
   * @param reason why new ones are accepted
   */
  public static BaselineUpdate of(
      BaselineFile before, JvmResults results, boolean grows, String today, String reason) {
    Judgement judgement = Judgement.of(results, before, null);
    List<BaselineEntry> entries = new ArrayList<>();
    List<BaselineEntry> added = new ArrayList<>();
    List<BaselineEntry> changed = new ArrayList<>();
    for (JudgedFinding each : judgement.fresh()) {
      added.add(entryOf(each.finding(), today, reason));
    }
    added.sort(Comparator.comparing(BaselineEntry::operation).thenComparing(BaselineEntry::site));
    Set<String> met = new HashSet<>();
    for (JudgedFinding each : judgement.accepted()) {
      BaselineEntry old = Judgement.entry(before, each.finding());
      if (old != null) {
        BaselineEntry now = met(old, each.finding(), grows);
        met.add(now.fingerprint());
        met.addAll(each.finding().formerFingerprints()); // one line stands for all of them now
        entries.add(now);
        if (!BaselineText.line(now).equals(BaselineText.line(old))) {
          changed.add(now);
        }
      }
    }
    for (BaselineEntry entry : before.entries()) {
      if (!met.contains(entry.fingerprint()) && !judgement.obsolete().contains(entry)) {
        entries.add(entry);
      }
    }
    if (grows) {
      entries.addAll(added);
    }
    return new BaselineUpdate(
        before.with(entries),
        grows ? added : List.of(),
        grows ? List.of() : added,
        changed,
        judgement.obsolete(),
        judgement.untold());
  }

  private static BaselineEntry entryOf(MergedFinding finding, String today, String reason) {
    return new BaselineEntry(
        finding.fingerprint(),
        finding.call(),
        finding.function(),
        today,
        finding.occurrences(),
        finding.longestNanos(),
        reason,
        List.of());
  }

  /** In CI nothing is accepted that was not before: numbers come down only, or come new. */
  private static BaselineEntry met(BaselineEntry old, MergedFinding finding, boolean grows) {
    long occurrences = finding.occurrences();
    long longestNanos = finding.longestNanos();
    if (!grows && old.occurrences() > 0) {
      occurrences = Math.min(occurrences, old.occurrences());
    }
    if (!grows && old.longestNanos() >= 0) {
      longestNanos = Math.min(longestNanos, old.longestNanos());
    }
    return old.met(
        finding.fingerprint(), finding.call(), finding.function(), occurrences, longestNanos);
  }
}
