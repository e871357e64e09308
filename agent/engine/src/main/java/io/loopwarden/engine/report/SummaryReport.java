package io.loopwarden.engine.report;

import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The log's entry for all that was found since the start: its tables begin with the worst. */
final class SummaryReport {

  /** The tags of Loopwarden's own allow rules. */
  private static final List<String> TAGS = List.of("one_off", "entropy", "framework", "internal");

  private SummaryReport() {}

  /**
   * The entry.
   *
   * @param stalls what was seen of the event loops, or null if nothing watched them
   * @param isByDelay whether problems are ranked by how long they kept others waiting
   */
  static Event of(
      Summary summary, @Nullable StallSummary stalls, boolean isByDelay, long nowMillis) {
    List<Summary.Row> problems =
        isByDelay ? MostDelayedFirst.of(summary.problems()) : summary.problems();
    List<LoopFigures> loops =
        stalls == null ? List.of() : BusiestFirst.of(thoseThatRan(stalls.loops()));
    long loopNanos = 0;
    for (LoopFigures loop : loops) {
      loopNanos += loop.total().spanNanos();
    }
    Event event =
        new Event(Level.INFO, Event.SUMMARY, message(summary), nowMillis)
            .both("event_loops", summary.eventLoops())
            .both("blocking_calls", summary.blockingCalls())
            .text("total_ms", Milliseconds.of(summary.totalNanos()))
            .json("loopwarden.total_ns", summary.totalNanos())
            .both("below_threshold", summary.belowThreshold())
            .both("platform_calls", summary.ofPlatform())
            .both("lost_durations", summary.lostDurations())
            .both("sampled", summary.sampledCalls())
            .both("allowed", summary.allowed())
            .both("accepted", summary.accepted())
            .both(
                "unclassified",
                summary.unclassified() + (stalls == null ? 0 : stalls.unclassified()));
    if (stalls != null) {
      event
          .both("stalls", stalls.stalls())
          .both("platform_stalls", stalls.ofPlatform())
          .both("allowed_stalls", stalls.allowed())
          .both("accepted_stalls", stalls.accepted())
          .json("loopwarden.loops", LoopTable.rows(loops, stalls))
          .json("loopwarden.routes", RouteTable.rows(stalls.routes()));
    }
    for (String tag : TAGS) {
      tagged(event, tag, summary.rules());
    }
    event
        .json("loopwarden.problems", SummaryTable.objects(problems, loopNanos))
        .json("loopwarden.operations", SummaryTable.objects(summary.operations(), loopNanos))
        .json("loopwarden.allow_rules", rules(summary.rules()));
    if (!problems.isEmpty()) {
      event.details(SummaryTable.problems(problems, loopNanos));
    }
    if (!summary.operations().isEmpty()) {
      event.details(SummaryTable.operations(summary.operations()));
    }
    if (stalls != null && !loops.isEmpty()) {
      event.details(LoopTable.lines(loops, stalls));
    }
    if (stalls != null && !stalls.routes().isEmpty()) {
      event.details(RouteTable.lines(stalls.routes()));
    }
    if (!summary.rules().isEmpty()) {
      event.detail(rule("allowed", "allow rule", ""));
      for (AllowRule rule : summary.rules()) {
        String reason = rule.uses() == 0 ? "(never matched)" : "(" + rule.reason() + ")";
        event.detail(rule(rule.uses(), rule.pattern(), reason));
      }
    }
    return event;
  }

  /** What the rules of one tag allowed; there if it is nothing, too, so that scrapers find it. */
  private static void tagged(Event event, String tag, List<AllowRule> rules) {
    long calls = 0;
    long nanos = 0;
    for (AllowRule rule : rules) {
      if (tag.equals(rule.tag())) {
        calls += rule.uses();
        nanos += rule.allowedNanos();
      }
    }
    event.both(tag, calls).json("loopwarden." + tag + "_ns", nanos);
  }

  /** A group has more event loops than most programs give something to do. */
  private static List<LoopFigures> thoseThatRan(List<LoopFigures> loops) {
    List<LoopFigures> ran = new ArrayList<>();
    for (LoopFigures loop : loops) {
      if (loop.total().iterations().getTotalCount() > 0 || loop.ongoing() != null) {
        ran.add(loop);
      }
    }
    return ran;
  }

  private static String message(Summary summary) {
    return summary.blockingCalls()
        + " blocking calls on "
        + summary.eventLoops()
        + " event loops, "
        + Milliseconds.of(summary.totalNanos())
        + " ms in all";
  }

  private static String rule(Object uses, String pattern, String reason) {
    return Columns.right(uses, 10) + "  " + pattern + ' ' + reason;
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
}
