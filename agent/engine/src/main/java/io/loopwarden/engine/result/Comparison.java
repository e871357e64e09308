package io.loopwarden.engine.result;

import io.loopwarden.engine.result.ComparedProblem.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two runs of a program side by side: problems by their fingerprints, whatever allows or accepts
 * them.
 *
 * @param before what the JVMs of the first run left
 * @param after what the JVMs of the second run left
 * @param problems the problems of both, by change, those with the largest difference first
 */
public record Comparison(JvmResults before, JvmResults after, List<ComparedProblem> problems) {

  private static final Comparator<ComparedProblem> WORST_FIRST =
      Comparator.comparing(ComparedProblem::change)
          .thenComparing(Comparator.comparingLong(Comparison::differenceNanos).reversed())
          .thenComparing(problem -> problem.latest().fingerprint());

  /**
   * Compares two runs.
   *
   * @param factor by how much a duration has to differ to be better or worse, at least 1
   */
  public static Comparison of(JvmResults before, JvmResults after, double factor) {
    Map<String, MergedFinding> gone = new HashMap<>();
    for (MergedFinding finding : MergedFinding.of(before.all())) {
      gone.put(finding.fingerprint(), finding);
    }
    List<ComparedProblem> problems = new ArrayList<>();
    for (MergedFinding finding : MergedFinding.of(after.all())) {
      problems.add(ComparedProblem.of(take(finding, gone), finding, factor));
    }
    for (MergedFinding finding : gone.values()) {
      problems.add(ComparedProblem.of(finding, null, factor));
    }
    problems.sort(WORST_FIRST);
    return new Comparison(before, after, List.copyOf(problems));
  }

  /** The same problem in the first run, which then is not gone. */
  private static @Nullable MergedFinding take(
      MergedFinding finding, Map<String, MergedFinding> before) {
    MergedFinding same = before.remove(finding.fingerprint());
    for (String former : finding.formerFingerprints()) {
      if (same == null) {
        same = before.remove(former);
      }
    }
    return same;
  }

  private static long differenceNanos(ComparedProblem problem) {
    return Math.abs(problem.totalNanosAfter() - problem.totalNanosBefore());
  }

  /** The problems with a change. */
  public List<ComparedProblem> problems(Change change) {
    return problems.stream().filter(problem -> problem.change() == change).toList();
  }

  /** How many problems have a change. */
  public long count(Change change) {
    return problems.stream().filter(problem -> problem.change() == change).count();
  }

  /** Whether no problem is new or worse. */
  public boolean isGood() {
    return count(Change.NEW) + count(Change.WORSE) == 0;
  }

  /** Whether what both runs left is whole. */
  public boolean isComplete() {
    return before.areComplete() && after.areComplete();
  }

  /** The numbers of both runs, in the order in which they are shown. */
  List<ComparedNumber> numbers() {
    LoopTimes timesBefore = before.loopTimes();
    LoopTimes timesAfter = after.loopTimes();
    List<ComparedNumber> numbers = new ArrayList<>();
    numbers.add(
        ComparedNumber.millis(
            "blocked_ms",
            sum(ComparedProblem::totalNanosBefore),
            sum(ComparedProblem::totalNanosAfter)));
    if (timesBefore.spanNanos() > 0 && timesAfter.spanNanos() > 0) {
      numbers.add(
          ComparedNumber.percent("busy_pct", timesBefore.busyShare(), timesAfter.busyShare()));
      numbers.add(
          ComparedNumber.millis(
              "delay_p99_ms", timesBefore.delayP99Nanos(), timesAfter.delayP99Nanos()));
    }
    return numbers;
  }

  /** What event loops worked for, where it differs. */
  public List<ComparedRoute> routes() {
    return ComparedRoute.of(before.loopTimes(), after.loopTimes());
  }

  private long sum(ToLongFunction<ComparedProblem> nanos) {
    return problems.stream().mapToLong(nanos).sum();
  }
}
