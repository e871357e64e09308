package io.loopwarden.thirdparty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results in Markdown: one table for the tests, one for each suite's reports. */
final class Page {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Comparison> comparisons;
  private final StringBuilder text = new StringBuilder();

  private Page(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  /** The whole page. */
  static String of(List<Comparison> comparisons) {
    Page page = new Page(comparisons);
    page.results();
    page.irregularities();
    comparisons.stream()
        .collect(Collectors.groupingBy(c -> c.suite().name(), TreeMap::new, Collectors.toList()))
        .forEach(page::reports);
    return page.text.toString();
  }

  private void results() {
    line("Passed / failed / skipped; where runs differ, each of them.");
    line("");
    row(
        "suite",
        "JDK",
        "tests",
        "without the agent",
        "with it",
        "changed",
        "event loops",
        "calls",
        "allowed",
        "lost");
    row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
    for (Comparison comparison : comparisons) {
      List<SuiteRun> with = comparison.with();
      row(
          comparison.suite().name(),
          comparison.jdk().version().toString(),
          each(with, run -> run.results().outcomes().size()),
          each(comparison.without(), run -> run.results().figures()),
          each(with, run -> run.results().figures()),
          Integer.toString(comparison.changed().size()),
          each(with, run -> run.log().counted("event_loops")),
          each(with, run -> run.log().counted("blocking_calls")),
          each(with, run -> run.log().counted("allowed")),
          each(with, run -> run.log().counted("lost_durations")));
    }
    line("");
  }

  /** Whatever is not as it should be, a line each. */
  private void irregularities() {
    for (Comparison comparison : comparisons) {
      List<String> lines = new ArrayList<>();
      comparison.changed().forEach(test -> lines.add("**changed** " + story(comparison, test)));
      comparison.flaky().forEach(test -> lines.add("flaky " + story(comparison, test)));
      comparison.failing().forEach(test -> lines.add("fails anyway: " + code(test)));
      comparison.without().forEach(run -> run.ending().ifPresent(e -> lines.add("without: " + e)));
      comparison.with().forEach(run -> run.ending().ifPresent(e -> lines.add("with: " + e)));
      comparison.with().stream()
          .flatMap(run -> run.log().notices().stream())
          .distinct()
          .forEach(notice -> lines.add("the agent says " + notice));
      lines.forEach(
          line -> line("- " + comparison.suite().name() + " on " + comparison.jdk() + ": " + line));
    }
    line("");
  }

  private static String story(Comparison comparison, String test) {
    return code(test) + ": " + comparison.history(test);
  }

  /** Every distinct report of a suite, with its occurrences in each run. */
  private void reports(String suite, List<Comparison> onEachJdk) {
    line("## " + suite);
    line("");
    List<String> headings = new ArrayList<>(List.of("operation", "site", "longest ms"));
    onEachJdk.forEach(comparison -> headings.add(comparison.jdk().toString()));
    row(headings.toArray(String[]::new));
    row(headings.stream().map(heading -> "---").toArray(String[]::new));
    for (BlockingSite problem : problems(onEachJdk)) {
      List<String> cells = new ArrayList<>();
      cells.add(code(problem.operation()));
      cells.add(code(problem.site()));
      cells.add(String.format(Locale.ROOT, "%.1f", problem.longestNanos() / NANOS_PER_MILLI));
      onEachJdk.forEach(comparison -> cells.add(occurrences(comparison, problem.fingerprint())));
      row(cells.toArray(String[]::new));
    }
    line("");
  }

  /** Each problem of any run, once. */
  private static List<BlockingSite> problems(List<Comparison> comparisons) {
    Map<String, BlockingSite> problems = new HashMap<>();
    comparisons.stream()
        .flatMap(comparison -> comparison.with().stream())
        .flatMap(run -> run.log().sites().stream())
        .forEach(site -> problems.merge(site.fingerprint(), site, BlockingSite::plus));
    return problems.values().stream().sorted(BlockingSite.ORDER).toList();
  }

  private static String occurrences(Comparison comparison, String fingerprint) {
    return each(
        comparison.with(),
        run ->
            run.log().sites().stream()
                .filter(site -> site.fingerprint().equals(fingerprint))
                .mapToLong(BlockingSite::count)
                .sum());
  }

  /** One value if it is the same in each run. */
  private static String each(List<SuiteRun> runs, Function<SuiteRun, ?> value) {
    List<String> values = runs.stream().map(value).map(String::valueOf).toList();
    boolean same = values.stream().distinct().count() == 1;
    return same ? values.get(0) : String.join("; ", values);
  }

  private static String code(String name) {
    return "`" + name + "`";
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
