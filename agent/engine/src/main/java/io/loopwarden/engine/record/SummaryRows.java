package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.loopwarden.engine.finding.ProblemTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The rows of the summary's tables. */
final class SummaryRows {

  private SummaryRows() {}

  /** The row of a problem. */
  static Summary.Row ofProblem(ProblemTotals problem) {
    Finding finding = problem.first();
    Histogram durations = problem.durationsNanos();
    long longestNanos = problem.longestNanos();
    return new Summary.Row(
        finding.call(),
        finding.operation().name(),
        finding.operation().category(),
        problem.longestSite().toString(),
        finding.fingerprint(),
        durations.getTotalCount() + problem.unmeasured(),
        problem.totalNanos(),
        Math.min(durations.getValueAtPercentile(50), longestNanos),
        Math.min(durations.getValueAtPercentile(99), longestNanos),
        longestNanos,
        problem.delay());
  }

  /**
   * The rows of all operations.
   *
   * @param durationsNanos the durations of the calls of each
   * @param violations the problems whose calls they are
   */
  static List<Summary.Row> ofOperations(
      Map<Operation, Histogram> durationsNanos, List<Finding> violations) {
    List<Summary.Row> rows = new ArrayList<>();
    for (Map.Entry<Operation, Histogram> entry : durationsNanos.entrySet()) {
      Operation operation = entry.getKey();
      long count = 0;
      long totalNanos = 0;
      long longestNanos = 0;
      long longestUnmeasuredNanos = 0;
      for (Finding finding : violations) {
        if (finding.operation().name().equals(operation.name())) {
          count += finding.unmeasured();
          totalNanos += finding.unmeasuredNanos();
          longestUnmeasuredNanos =
              Math.max(longestUnmeasuredNanos, finding.longestUnmeasuredNanos());
        }
        for (OperationsBeneath.Total total : finding.operations()) {
          if (total.operation().equals(operation.name())) {
            count += total.calls();
            totalNanos += total.totalNanos();
            longestNanos = Math.max(longestNanos, finding.longestNanos());
          }
        }
      }
      Histogram durations = entry.getValue();
      rows.add(
          new Summary.Row(
              "",
              operation.name(),
              operation.category(),
              "",
              "",
              count,
              totalNanos,
              Math.min(durations.getValueAtPercentile(50), longestNanos),
              Math.min(durations.getValueAtPercentile(99), longestNanos),
              Math.max(Math.min(durations.getMaxValue(), longestNanos), longestUnmeasuredNanos),
              Delay.NONE));
    }
    return rows;
  }

  /** The rows in order of the time that they took. */
  static List<Summary.Row> worstFirst(List<Summary.Row> rows) {
    rows.sort(new WorstFirst());
    return List.copyOf(rows);
  }
}
