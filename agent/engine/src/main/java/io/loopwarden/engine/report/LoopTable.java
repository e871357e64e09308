package io.loopwarden.engine.report;

import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import io.loopwarden.engine.watchdog.judging.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The summary's table of event loops, which begins with the busiest. */
final class LoopTable {

  /** A group has an event loop for each processor and more, and most of them say the same. */
  private static final int MOST_LINES = 16;

  private static final long BRIEF_SPAN_NANOS = 1_000_000_000;
  private static final long BRIEF_BUSY_NANOS = 10_000_000;

  /** How wide the columns are before the last one. */
  private static final int[] WIDTHS = {6, 6, 12, 9, 9, 9, 9, 9};

  private LoopTable() {}

  /** The rows for programs, all of them. */
  static List<Map<String, Object>> rows(List<LoopFigures> loops, StallSummary summary) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (LoopFigures loop : loops) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("event_loop", loop.eventLoop());
      row.put("busy_share", Percentage.rounded(loop.total().busyShare()));
      row.put("iterations", loop.total().iterations().getTotalCount());
      row.put("p50_ns", loop.iterationNanos(50));
      row.put("p99_ns", loop.iterationNanos(99));
      row.put("p999_ns", loop.iterationNanos(99.9));
      row.put("max_ns", loop.longestNanos());
      row.put("queue_p50_ns", loop.total().queueDelays().getValueAtPercentile(50));
      row.put("queue_p99_ns", loop.total().queueDelays().getValueAtPercentile(99));
      row.put("queue_max_ns", loop.total().queueDelays().getMaxValue());
      row.put("recent_s", TimeUnit.NANOSECONDS.toSeconds(loop.recent().spanNanos()));
      row.put("recent_busy_share", Percentage.rounded(loop.recent().busyShare()));
      row.put("recent_iterations", loop.recent().iterations().getTotalCount());
      row.put("recent_p99_ns", loop.recent().iterations().getValueAtPercentile(99));
      row.put("recent_max_ns", loop.recent().iterations().getMaxValue());
      row.put("recent_queue_p99_ns", loop.recent().queueDelays().getValueAtPercentile(99));
      row.put("stalls", stalls(loop));
      row.put("stalls_in_warmup", loop.stallsInWarmup());
      row.put("routes", RouteTable.shares(summary.routesOf(loop)));
      OngoingStall ongoing = loop.ongoing();
      if (ongoing != null) {
        row.put("ongoing", ongoing.cause().key());
        row.put("ongoing_ns", loop.ongoingNanos());
        row.put("ongoing_site", ongoing.site().toString());
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> stalls(LoopFigures loop) {
    Map<String, Object> stalls = new LinkedHashMap<>();
    for (Map.Entry<Cause, Long> entry : loop.stalls().entrySet()) {
      stalls.put(entry.getKey().key(), entry.getValue());
    }
    return stalls;
  }

  /** The table. */
  static List<String> lines(List<LoopFigures> loops, StallSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "busy",
            "recent",
            "iterations",
            "p50_ms",
            "p99_ms",
            "p99.9_ms",
            "max_ms",
            "queue_p99",
            "event loop, stalls by cause"));
    int shown = 0;
    List<LoopFigures> rest = new ArrayList<>();
    for (LoopFigures loop : loops) {
      if (shown < MOST_LINES && !isBrief(loop)) {
        shown++;
        lines.add(line(loop));
        if (!summary.routesOf(loop).isEmpty()) {
          String words = "  mostly " + RouteTable.words(summary.routesOf(loop));
          lines.add(line("", "", "", "", "", "", "", "", words));
        }
      } else {
        rest.add(loop);
      }
    }
    if (!rest.isEmpty()) {
      lines.add(line("", "", "", "", "", "", "", "", words(rest)));
    }
    return lines;
  }

  /** Whether it hardly ran, as one does that begins when its group is shut down. */
  private static boolean isBrief(LoopFigures loop) {
    return loop.total().spanNanos() < BRIEF_SPAN_NANOS
        && loop.total().busyNanos() < BRIEF_BUSY_NANOS
        && loop.ongoing() == null;
  }

  private static String words(List<LoopFigures> rest) {
    long longestNanos = 0;
    for (LoopFigures loop : rest) {
      longestNanos = Math.max(longestNanos, loop.total().busyNanos());
    }
    String longest = Milliseconds.of(longestNanos);
    return "and " + rest.size() + " more, none of them busy for longer than " + longest + " ms";
  }

  private static String line(LoopFigures loop) {
    return line(
        Percentage.of(loop.total().busyShare()),
        Percentage.of(loop.recent().busyShare()),
        loop.total().iterations().getTotalCount(),
        Milliseconds.of(loop.iterationNanos(50)),
        Milliseconds.of(loop.iterationNanos(99)),
        Milliseconds.of(loop.iterationNanos(99.9)),
        Milliseconds.of(loop.longestNanos()),
        Milliseconds.of(loop.total().queueDelays().getValueAtPercentile(99)),
        label(loop));
  }

  private static String line(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < WIDTHS.length; i++) {
      line.append(Columns.right(cells[i], WIDTHS[i])).append(' ');
    }
    return line.append(' ').append(cells[WIDTHS.length]).toString();
  }

  private static String label(LoopFigures loop) {
    StringBuilder label = new StringBuilder(loop.eventLoop());
    for (Map.Entry<Cause, Long> entry : loop.stalls().entrySet()) {
      label.append("  ").append(entry.getKey().key()).append('=').append(entry.getValue());
    }
    if (loop.stallsInWarmup() > 0) {
      label.append("  in_warmup=").append(loop.stallsInWarmup());
    }
    OngoingStall ongoing = loop.ongoing();
    if (ongoing != null) {
      label.append("  ongoing: ").append(ongoing.cause().key());
      label.append(' ').append(Milliseconds.of(loop.ongoingNanos())).append(" ms so far at ");
      label.append(ongoing.site());
    }
    return label.toString();
  }
}
