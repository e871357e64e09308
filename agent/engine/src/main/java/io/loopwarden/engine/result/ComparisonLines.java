package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.Millis;
import io.loopwarden.engine.result.ComparedProblem.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as lines of the log's form; the numbers of the runs come last. */
public final class ComparisonLines {

  private ComparisonLines() {}

  /** The lines. */
  public static List<String> of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    for (ComparedProblem problem : comparison.problems()) {
      lines.add(line(problem));
    }
    for (ComparedRoute route : comparison.routes()) {
      lines.add(
          new Fields("INFO", "route_time")
              .with("route", route.name())
              .with("share_pct_before", ComparedNumber.percent(route.before()))
              .with("share_pct_after", ComparedNumber.percent(route.after()))
              .toString());
    }
    addUnusable(lines, comparison.before());
    addUnusable(lines, comparison.after());
    lines.add(sum(comparison));
    return lines;
  }

  private static String line(ComparedProblem problem) {
    Change change = problem.change();
    boolean isGood = change != Change.NEW && change != Change.WORSE;
    MergedFinding latest = problem.latest();
    return new Fields(isGood ? "INFO" : "WARN", key(change))
        .with("call", latest.call())
        .with("site", latest.site())
        .with("count_before", problem.occurrencesBefore())
        .with("count_after", problem.occurrencesAfter())
        .with("total_ms_before", Millis.of(problem.totalNanosBefore()))
        .with("total_ms_after", Millis.of(problem.totalNanosAfter()))
        .with("p99_ms_before", Millis.of(problem.p99NanosBefore()))
        .with("p99_ms_after", Millis.of(problem.p99NanosAfter()))
        .with("fingerprint", latest.fingerprint())
        .toString();
  }

  private static void addUnusable(List<String> lines, JvmResults results) {
    for (String problem : results.problems()) {
      lines.add(new Fields("WARN", "unusable_part").with("message", problem).toString());
    }
  }

  private static String sum(Comparison comparison) {
    Fields fields = new Fields(comparison.isGood() ? "INFO" : "WARN", "comparison");
    for (Change change : Change.values()) {
      fields.with(key(change), comparison.count(change));
    }
    for (ComparedNumber number : comparison.numbers()) {
      fields.with(number.name() + "_before", number.before());
      fields.with(number.name() + "_after", number.after());
    }
    fields.with("jvms_before", comparison.before().all().size());
    fields.with("jvms_after", comparison.after().all().size());
    if (!comparison.isComplete()) {
      fields.with("complete", false);
    }
    return fields.toString();
  }

  private static String key(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
