package io.loopwarden.engine.page;

import com.samskivert.mustache.Mustache;
import io.loopwarden.engine.result.ComparedProblem;
import io.loopwarden.engine.result.ComparedProblem.Change;
import io.loopwarden.engine.result.Comparison;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.JvmResults;
import io.loopwarden.engine.result.LoopTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two runs side by side, as one file of HTML that needs nothing else. */
public final class ComparePage {

  /** More rows are no overview any more. */
  private static final int MOST_ROWS = 500;

  private ComparePage() {}

  /** The file's content. */
  public static String of(Comparison comparison) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .compile(PageResources.text("compare.mustache"))
        .execute(
            Map.of(
                "policy", PageResources.contentPolicy(false),
                "style", PageResources.style(),
                "changes", changes(comparison),
                "numbers", numbers(comparison),
                "routes", routes(comparison),
                "hasRoutes", !comparison.routes().isEmpty(),
                "rows", rows(comparison),
                "further", further(comparison)));
  }

  private static List<Map<String, String>> changes(Comparison comparison) {
    return Arrays.stream(Change.values())
        .map(change -> Map.of("count", Amount.count(comparison.count(change)), "name", key(change)))
        .toList();
  }

  private static List<Map<String, String>> numbers(Comparison comparison) {
    JvmResults before = comparison.before();
    JvmResults after = comparison.after();
    List<Map<String, String>> numbers = new ArrayList<>();
    numbers.add(number("Began (UTC)", began(before), began(after)));
    numbers.add(number("JVMs", before.all().size() + "", after.all().size() + ""));
    numbers.add(number("Event loops", before.eventLoops() + "", after.eventLoops() + ""));
    numbers.add(number("Time lost", lost(comparison, true), lost(comparison, false)));
    LoopTimes timesBefore = before.loopTimes();
    LoopTimes timesAfter = after.loopTimes();
    if (timesBefore.spanNanos() > 0 && timesAfter.spanNanos() > 0) {
      numbers.add(
          number(
              "Busy",
              Amount.percent(timesBefore.busyShare()),
              Amount.percent(timesAfter.busyShare())));
      numbers.add(
          number(
              "99 % of tasks waited up to",
              Amount.duration(timesBefore.delayP99Nanos()),
              Amount.duration(timesAfter.delayP99Nanos())));
    }
    return numbers;
  }

  private static List<Map<String, String>> routes(Comparison comparison) {
    return comparison.routes().stream()
        .map(
            route ->
                number(route.name(), Amount.percent(route.before()), Amount.percent(route.after())))
        .toList();
  }

  private static String began(JvmResults results) {
    return Amount.moment(results.all().stream().mapToLong(JvmResult::startMillis).min().orElse(0));
  }

  private static String lost(Comparison comparison, boolean isBefore) {
    long nanos = 0;
    for (ComparedProblem problem : comparison.problems()) {
      nanos += isBefore ? problem.totalNanosBefore() : problem.totalNanosAfter();
    }
    return Amount.duration(nanos);
  }

  private static Map<String, String> number(String name, String before, String after) {
    return Map.of("name", name, "before", before, "after", after);
  }

  private static List<Map<String, String>> rows(Comparison comparison) {
    return comparison.problems().stream().limit(MOST_ROWS).map(ComparePage::row).toList();
  }

  private static Map<String, String> row(ComparedProblem problem) {
    Change change = problem.change();
    return Map.of(
        "change", key(change),
        "hot", change == Change.NEW || change == Change.WORSE ? "hot" : "",
        "site", problem.latest().site(),
        "call", problem.latest().call(),
        "lost", pair(problem.totalNanosBefore(), problem.totalNanosAfter()),
        "p99", pair(problem.p99NanosBefore(), problem.p99NanosAfter()),
        "count",
            Amount.count(problem.occurrencesBefore())
                + " → "
                + Amount.count(problem.occurrencesAfter()),
        "fingerprint", problem.latest().fingerprint());
  }

  private static String pair(long beforeNanos, long afterNanos) {
    return Amount.duration(beforeNanos) + " → " + Amount.duration(afterNanos);
  }

  private static String further(Comparison comparison) {
    int further = comparison.problems().size() - MOST_ROWS;
    return further <= 0 ? "" : Amount.of(further, "further problem", "further problems");
  }

  private static String key(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
