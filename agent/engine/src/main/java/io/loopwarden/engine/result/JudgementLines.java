package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.Millis;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A judgement as lines of the log's form; the verdict comes last. */
public final class JudgementLines {

  private static final int MOST_FRAMES = 24;
  private static final String WARN = "WARN";
  private static final String INFO = "INFO";

  private JudgementLines() {}

  /** The lines. */
  public static List<String> of(Judgement judgement, boolean good) {
    List<String> lines = new ArrayList<>();
    for (JudgedFinding each : judgement.fresh()) {
      lines.add(line(WARN, "new_violation", each, "").toString());
      stack(lines, each.finding());
    }
    for (JudgedFinding each : judgement.exceeded()) {
      lines.add(line(WARN, "exceeded", each, "exceeded").toString());
      stack(lines, each.finding());
    }
    for (JudgedFinding each : judgement.accepted()) {
      lines.add(line(INFO, "accepted", each, "reason").toString());
    }
    for (BaselineEntry entry : judgement.obsolete()) {
      lines.add(obsolete(entry));
    }
    for (String problem : judgement.results().problems()) {
      lines.add(new Fields(WARN, "unusable_part").with("message", problem).toString());
    }
    lines.add(verdict(judgement, good));
    return lines;
  }

  private static Fields line(String level, String event, JudgedFinding judged, String why) {
    MergedFinding finding = judged.finding();
    Fields fields =
        new Fields(level, event)
            .with("call", finding.call())
            .with("operation", finding.operation())
            .with("category", finding.category())
            .with("count", finding.occurrences())
            .with("jvms", finding.jvms())
            .with("total_ms", Millis.of(finding.totalNanos()))
            .with("p50_ms", Millis.of(finding.percentileNanos(50)))
            .with("p99_ms", Millis.of(finding.percentileNanos(99)))
            .with("max_ms", Millis.of(finding.longestNanos()))
            .with("site", finding.site())
            .with("fingerprint", finding.fingerprint());
    if (finding.delayedNanos() > 0) {
      fields.with("delayed_ms", Millis.of(finding.delayedNanos()));
    }
    if (finding.isDeadlock()) {
      fields.with("deadlock", true);
    }
    if (!judged.why().isEmpty()) {
      fields.with(why, judged.why());
    }
    return level.equals(WARN) ? fields.with("remedy", finding.remedy()) : fields;
  }

  private static void stack(List<String> lines, MergedFinding finding) {
    int shown = Math.min(MOST_FRAMES, finding.stack().size());
    for (String frame : finding.stack().subList(0, shown)) {
      lines.add("\tat " + frame);
    }
  }

  private static String obsolete(BaselineEntry entry) {
    Fields fields = new Fields(INFO, "obsolete").with("fingerprint", entry.fingerprint());
    if (!entry.operation().isEmpty()) {
      fields.with("call", entry.operation()).with("site", entry.site());
    }
    return fields.with("message", "it did not occur in any JVM").toString();
  }

  private static String verdict(Judgement judgement, boolean good) {
    JvmResults results = judgement.results();
    Fields fields =
        new Fields(good ? INFO : WARN, "verdict")
            .with("verdict", good ? "passed" : "failed")
            .with("new", judgement.fresh().size())
            .with("exceeded", judgement.exceeded().size())
            .with("accepted", judgement.accepted().size())
            .with(
                "obsolete", judgement.untold().isEmpty() ? judgement.obsolete().size() : "unknown");
    if (!judgement.untold().isEmpty()) {
      fields.with("obsolete_unknown_because", judgement.untold());
    }
    fields
        .with("unusable_files", results.problems().size())
        .with("jvms", results.all().size())
        .with("not_ended", results.notEnded())
        .with("event_loops", results.eventLoops());
    if (results.unclassified() > 0) {
      fields.with("unclassified", results.unclassified());
    }
    if (!results.all().isEmpty()) {
      long last = results.all().stream().mapToLong(JvmResult::endMillis).max().orElse(0);
      fields.with("from", time(results.all().get(0).startMillis())).with("to", time(last));
    }
    return fields.toString();
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }
}
