package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.Millis;
import io.loopwarden.engine.result.ComparedProblem.Change;
import java.util.List;
import java.util.Locale;

/** A comparison as a page of Markdown, with GitHub's tables. */
public final class ComparisonMarkdown {

  private final StringBuilder page = new StringBuilder();

  private ComparisonMarkdown() {}

  /** The page. */
  public static String of(Comparison comparison) {
    ComparisonMarkdown markdown = new ComparisonMarkdown();
    markdown.write(comparison);
    return markdown.page.toString();
  }

  private void write(Comparison comparison) {
    page.append("## Event loops: before and after\n\n");
    Change[] changes = Change.values();
    for (int i = 0; i < changes.length; i++) {
      page.append(i == 0 ? "" : ", ").append(comparison.count(changes[i])).append(' ');
      page.append(changes[i].name().toLowerCase(Locale.ROOT));
    }
    page.append(".\n\n| | before | after |\n|---|--:|--:|\n");
    row("JVMs", comparison.before().all().size(), comparison.after().all().size());
    for (ComparedNumber number : comparison.numbers()) {
      row(number.name(), number.before(), number.after());
    }
    for (Change change : changes) {
      table(change, comparison.problems(change));
    }
    table(comparison.routes());
    if (!comparison.isComplete()) {
      page.append("\nA run is not complete: there may have been more.\n");
    }
  }

  private void row(String name, Object before, Object after) {
    page.append("| ").append(name).append(" | ").append(before).append(" | ").append(after);
    page.append(" |\n");
  }

  private void table(Change change, List<ComparedProblem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    String name = change.name();
    page.append("\n### ").append(name.charAt(0));
    page.append(name.substring(1).toLowerCase(Locale.ROOT)).append("\n\n");
    page.append("| call | site | count | total ms | p99 ms | fingerprint |\n");
    page.append("|---|---|--:|--:|--:|---|\n");
    for (ComparedProblem problem :
        problems.subList(0, Math.min(MarkdownText.MOST_ROWS, problems.size()))) {
      MergedFinding latest = problem.latest();
      page.append("| ").append(MarkdownText.code(latest.call()));
      page.append(" | ").append(MarkdownText.code(latest.site()));
      pair(problem.occurrencesBefore(), problem.occurrencesAfter());
      pair(Millis.of(problem.totalNanosBefore()), Millis.of(problem.totalNanosAfter()));
      pair(Millis.of(problem.p99NanosBefore()), Millis.of(problem.p99NanosAfter()));
      page.append(" | ").append(MarkdownText.code(latest.fingerprint())).append(" |\n");
    }
    page.append(MarkdownText.further(problems.size()));
  }

  private void table(List<ComparedRoute> routes) {
    if (routes.isEmpty()) {
      return;
    }
    page.append(
        "\n### Time by route\n\n| route or handler | % before | % after |\n|---|--:|--:|\n");
    for (ComparedRoute route : routes) {
      row(
          MarkdownText.code(route.name()),
          ComparedNumber.percent(route.before()),
          ComparedNumber.percent(route.after()));
    }
  }

  private void pair(Object before, Object after) {
    page.append(" | ").append(before).append(" → ").append(after);
  }
}
