package io.loopwarden.benchmarks.recording;

import java.util.List;

/**
 * What the documentation says of one figure of a benchmark.
 *
 * @param benchmark its name on the command line
 * @param figure as it is in the file
 * @param label what the figure is, for people
 * @param comparison how it is compared
 * @param decimals how many are shown
 * @param inReadme of which programs the README has it; null for all of them
 */
record CostRow(
    String benchmark,
    String figure,
    String label,
    Comparison comparison,
    int decimals,
    List<String> inReadme) {

  private static final List<String> NONE = List.of();
  private static final List<String> ALL = null;

  /** All rows, in the order of the tables. */
  static List<CostRow> all() {
    List<String> emptyMain = List.of("empty main");
    return List.of(
        new CostRow(
            "request-cost",
            "CPU µs/request",
            "CPU time a request, ratio",
            Comparison.RATIO_OF_MEDIANS,
            3,
            ALL),
        new CostRow(
            "service-start", "wall ms", "time until it answers, ratio", Comparison.RATIO, 2, NONE),
        new CostRow(
            "service-start",
            "CPU ms",
            "CPU time until it answers, ratio",
            Comparison.RATIO,
            2,
            ALL),
        new CostRow("startup", "wall ms", "wall time, ms added", Comparison.ADDED, 0, NONE),
        new CostRow("startup", "CPU ms", "CPU time, ms added", Comparison.ADDED, 0, emptyMain),
        new CostRow(
            "startup", "peak RSS MiB", "peak memory, MiB added", Comparison.ADDED, 0, emptyMain),
        new CostRow("churn", "wall ms", "time, ratio", Comparison.RATIO, 2, NONE),
        new CostRow("churn", "CPU ms", "CPU time, ratio", Comparison.RATIO, 2, ALL),
        new CostRow("flood", "CPU ns/call", "CPU time, ns added", Comparison.ADDED, 0, ALL));
  }

  boolean isInReadme(String subject) {
    return inReadme == null || inReadme.contains(subject);
  }
}
