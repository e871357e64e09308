package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.Millis;
import java.util.List;

/** A judgement as a page of Markdown, with GitHub's tables. */
public final class MarkdownSummary {

  private final StringBuilder page = new StringBuilder();

  private MarkdownSummary() {}

  /** The page. */
  public static String of(Judgement judgement, boolean good) {
    MarkdownSummary summary = new MarkdownSummary();
    summary.write(judgement, good);
    return summary.page.toString();
  }

  private void write(Judgement judgement, boolean good) {
    JvmResults results = judgement.results();
    page.append("## Event loops: ").append(good ? "passed" : "failed").append("\n\n");
    page.append(judgement.fresh().size()).append(" new, ");
    page.append(judgement.exceeded().size()).append(" exceeded, ");
    page.append(judgement.accepted().size()).append(" accepted, ");
    page.append(judgement.untold().isEmpty() ? judgement.obsolete().size() : "unknown");
    page.append(" obsolete; ").append(results.all().size()).append(" JVMs, ");
    page.append(results.eventLoops()).append(" event loops.\n");
    if (!judgement.untold().isEmpty()) {
      page.append("\nWhich entries are obsolete is not known: ");
      page.append(judgement.untold()).append(".\n");
    }
    table("New", judgement.fresh(), "remedy");
    table("Exceeded", judgement.exceeded(), "grown");
    table("Accepted", judgement.accepted(), "reason");
    list("Obsolete", judgement.obsolete().stream().map(BaselineEntry::label).toList());
    list("Result files that cannot be used", results.problems());
  }

  private void table(String title, List<JudgedFinding> rows, String last) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("\n### ").append(title).append("\n\n");
    page.append("| call | site | count | JVMs | p50 ms | p99 ms | max ms | fingerprint | ");
    page.append(last).append(" |\n|---|---|--:|--:|--:|--:|--:|---|---|\n");
    for (JudgedFinding row : rows.subList(0, Math.min(MarkdownText.MOST_ROWS, rows.size()))) {
      MergedFinding finding = row.finding();
      cell(MarkdownText.code(finding.call()));
      cell(MarkdownText.code(finding.site()));
      cell(Long.toString(finding.occurrences()));
      cell(Integer.toString(finding.jvms()));
      cell(Millis.of(finding.percentileNanos(50)));
      cell(Millis.of(finding.percentileNanos(99)));
      cell(Millis.of(finding.longestNanos()));
      cell(MarkdownText.code(finding.fingerprint()));
      cell(
          MarkdownText.plain(
              row.why().isEmpty() && last.equals("remedy") ? finding.remedy() : row.why()));
      page.append("|\n");
    }
    page.append(MarkdownText.further(rows.size()));
  }

  private void list(String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    page.append("\n### ").append(title).append("\n\n");
    for (String item : items.subList(0, Math.min(MarkdownText.MOST_ROWS, items.size()))) {
      page.append("- ").append(MarkdownText.plain(item)).append('\n');
    }
    page.append(MarkdownText.further(items.size()));
  }

  private void cell(String text) {
    page.append("| ").append(text).append(' ');
  }
}
