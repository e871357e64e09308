package io.loopwarden.engine.report;

import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The log's entry for all that was found since the start: two tables, the worst first. */
final class SummaryReport {

  private static final String HEAD = "%10s %12s %11s %11s %11s  %s";

  private static final String RULE = "%10s  %s %s";

  /** The tags of Loopwarden's own allow rules. */
  private static final List<String> TAGS = List.of("one_off", "entropy", "framework", "internal");

  private SummaryReport() {}

  /**
   * The entry.
   *
   * @param stalls what was seen of the event loops, or null if nothing watched them
   */
  static Event of(Summary summary, @Nullable StallSummary stalls, long nowMillis) {
    Event event =
        new Event(Level.INFO, "summary", message(summary), nowMillis)
            .both("event_loops", summary.eventLoops())
            .both("blocking_calls", summary.blockingCalls())
            .text("total_ms", Milliseconds.of(summary.totalNanos()))
            .json("loopwarden.total_ns", summary.totalNanos())
            .both("below_threshold", summary.belowThreshold())
            .both("lost_durations", summary.lostDurations())
            .both("excused", summary.excused())
            .both("known", summary.known())
            .both(
                "unclassified",
                summary.unclassified() + (stalls == null ? 0 : stalls.unclassified()));
    if (stalls != null) {
      event
          .both("stalls", stalls.stalls())
          .both("platform_stalls", stalls.ofPlatform())
          .both("excused_stalls", stalls.excused())
          .both("known_stalls", stalls.known())
          .json("loopwarden.loops", LoopTable.rows(stalls.loops()));
    }
    for (String tag : TAGS) {
      tagged(event, tag, summary.rules());
    }
    event
        .json("loopwarden.operations", rows(summary.operations()))
        .json("loopwarden.sites", rows(summary.sites()))
        .json("loopwarden.allow_rules", rules(summary.rules()));
    if (!summary.operations().isEmpty()) {
      table(event, "operation", summary.operations());
      table(event, "site", summary.sites());
    }
    if (stalls != null && !stalls.loops().isEmpty()) {
      LoopTable.lines(stalls.loops()).forEach(event::detail);
    }
    if (!summary.rules().isEmpty()) {
      event.detail(String.format(Locale.ROOT, RULE, "excused", "allow rule", ""));
      for (AllowRule rule : summary.rules()) {
        String reason = rule.uses() == 0 ? "(never matched)" : "(" + rule.reason() + ")";
        event.detail(String.format(Locale.ROOT, RULE, rule.uses(), rule.pattern(), reason));
      }
    }
    return event;
  }

  /** What the rules of one tag excused; there if it is nothing, too, so that scrapers find it. */
  private static void tagged(Event event, String tag, List<AllowRule> rules) {
    long calls = 0;
    long nanos = 0;
    for (AllowRule rule : rules) {
      if (tag.equals(rule.tag())) {
        calls += rule.uses();
        nanos += rule.excusedNanos();
      }
    }
    event.both(tag, calls).json("loopwarden." + tag + "_ns", nanos);
  }

  private static String message(Summary summary) {
    return summary.blockingCalls()
        + " blocking calls on "
        + summary.eventLoops()
        + " event loops, "
        + Milliseconds.of(summary.totalNanos())
        + " ms in all";
  }

  private static List<Map<String, Object>> rows(List<Summary.Row> rows) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Summary.Row row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("operation", row.operation());
      object.put("category", row.category());
      if (!row.site().isEmpty()) {
        object.put("site", row.site());
        object.put("call", row.call());
        object.put("fingerprint", row.fingerprint());
      }
      object.put("count", row.count());
      object.put("total_ns", row.totalNanos());
      object.put("p50_ns", row.medianNanos());
      object.put("p99_ns", row.p99Nanos());
      object.put("max_ns", row.longestNanos());
      objects.add(object);
    }
    return objects;
  }

  private static List<Map<String, Object>> rules(List<AllowRule> rules) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (AllowRule rule : rules) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("rule", rule.pattern());
      object.put("reason", rule.reason());
      object.put("count", rule.uses());
      objects.add(object);
    }
    return objects;
  }

  private static void table(Event event, String what, List<Summary.Row> rows) {
    event.detail(line("count", "total_ms", "p50_ms", "p99_ms", "max_ms", what));
    for (Summary.Row row : rows) {
      String label =
          row.site().isEmpty()
              ? row.operation()
              : row.site() + "  " + row.call() + "  " + row.fingerprint();
      event.detail(
          line(
              Long.toString(row.count()),
              Milliseconds.of(row.totalNanos()),
              Milliseconds.of(row.medianNanos()),
              Milliseconds.of(row.p99Nanos()),
              Milliseconds.of(row.longestNanos()),
              label));
    }
  }

  private static String line(
      String count, String total, String median, String p99, String longest, String label) {
    return String.format(Locale.ROOT, HEAD, count, total, median, p99, longest, label);
  }
}
