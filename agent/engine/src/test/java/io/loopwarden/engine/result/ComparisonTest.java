package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.page.ComparePage;
import io.loopwarden.engine.result.ComparedProblem.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What becomes of problems from one run to another. */
class ComparisonTest {

  private static final long MILLI = 1_000_000;

  private static JvmProblem problem(String fingerprint, long... millis) {
    return TestResults.call(fingerprint, "a.A.a", "com.acme.Orders.m" + fingerprint, millis);
  }

  private static Comparison compare(JvmResult before, JvmResult after) {
    return Comparison.of(TestResults.results(before), TestResults.results(after), 2);
  }

  private static Map<String, Change> changes(Comparison comparison) {
    return comparison.problems().stream()
        .collect(Collectors.toMap(each -> each.latest().fingerprint(), ComparedProblem::change));
  }

  @Test
  void eachProblemHasOneChange() {
    Comparison comparison =
        compare(
            TestResults.result(
                problem("00000001", 10, 10),
                problem("00000002", 10),
                problem("00000003", 10),
                problem("00000004", 30, 30),
                problem("00000005", 10, 10, 10)),
            TestResults.result(
                problem("00000002", 11),
                problem("00000003", 10, 10, 10),
                problem("00000004", 10),
                problem("00000005", 25),
                problem("00000006", 1)));

    assertThat(changes(comparison))
        .containsOnly(
            Map.entry("00000001", Change.GONE),
            Map.entry("00000002", Change.UNCHANGED),
            Map.entry("00000003", Change.WORSE),
            Map.entry("00000004", Change.BETTER),
            Map.entry("00000005", Change.WORSE), // fewer, but each longer
            Map.entry("00000006", Change.NEW));
    assertThat(comparison.problems().get(0).change()).isEqualTo(Change.NEW);
    assertThat(comparison.isGood()).isFalse();
  }

  @Test
  void aDifferenceBelowAMillisecondIsChance() {
    Comparison comparison =
        compare(
            TestResults.result(
                TestResults.finding(
                    "00000001", "a.A.a", "x.X.a", JvmProblem.Verdict.NEW, MILLI / 10)),
            TestResults.result(
                TestResults.finding(
                    "00000001", "a.A.a", "x.X.a", JvmProblem.Verdict.NEW, MILLI / 2)));

    assertThat(comparison.count(Change.UNCHANGED)).isEqualTo(1);
    assertThat(comparison.isGood()).isTrue();
  }

  @Test
  void aFingerprintOfAnEarlierVersionIsTheSameProblem() {
    JvmProblem now = problem("00000002", 10);
    JvmProblem renamed =
        new JvmProblem(
            now.fingerprint(),
            List.of("00000001"),
            now.call(),
            now.operation(),
            now.category(),
            now.site(),
            now.function(),
            now.remedy(),
            now.verdict(),
            now.byNature(),
            now.deadlock(),
            now.occurrences(),
            0,
            now.totalNanos(),
            now.longestNanos(),
            now.delayedNanos(),
            now.durationsNanos(),
            now.stack());

    assertThat(
            changes(
                compare(TestResults.result(problem("00000001", 10)), TestResults.result(renamed))))
        .containsOnly(Map.entry("00000002", Change.UNCHANGED));
  }

  @Test
  void theNumbersOfTheRunsAreInEachForm() {
    Comparison comparison =
        compare(
            withTimes(TestResults.result(problem("00000001", 10)), 1000, 250, 40),
            withTimes(TestResults.result(), 1000, 100, 3));

    List<String> lines = ComparisonLines.of(comparison);
    assertThat(lines.get(0))
        .startsWith("INFO loopwarden event=gone call=a.A.a site=com.acme.Orders.m00000001")
        .contains(" count_before=1 count_after=0 total_ms_before=10.0 total_ms_after=0.0 ");
    assertThat(lines.get(1))
        .startsWith("INFO loopwarden event=comparison new=0 worse=0 unchanged=0 better=0 gone=1 ")
        .contains(" blocked_ms_before=10.0 blocked_ms_after=0.0 ")
        .contains(" busy_pct_before=25.0 busy_pct_after=10.0 ")
        .contains(" jvms_before=1 jvms_after=1");
    assertThat(ComparisonMarkdown.of(comparison))
        .contains("0 new, 0 worse, 0 unchanged, 0 better, 1 gone.")
        .contains("| busy_pct | 25.0 | 10.0 |")
        .contains("| `a.A.a` | `com.acme.Orders.m00000001(Orders.java:42)` | 1 → 0 |");
    assertThat(ComparePage.of(comparison))
        .contains("<td class=\"n\">25 %</td><td class=\"n\">10 %</td>")
        .contains("com.acme.Orders.m00000001(Orders.java:42)");
  }

  @Test
  void namesAreTextOnThePage() {
    Comparison comparison =
        compare(
            TestResults.result(),
            TestResults.result(TestResults.call("00000001", "<script>|`", "x.X.<init>", 5)));

    assertThat(ComparePage.of(comparison)).doesNotContain("<script>");
    assertThat(ComparisonMarkdown.of(comparison)).contains("`<script>\\|'`");
  }

  @Test
  void partsOfEarlierVersionsHaveNoTimes() {
    assertThat(ComparisonLines.of(compare(TestResults.result(), TestResults.result())))
        .singleElement()
        .asString()
        .doesNotContain("busy_pct", "delay_p99_ms");
  }

  @Test
  void theTimeByRouteIsInEachFormWhereItDiffers() {
    JvmResult before = withTimes(TestResults.result(), 1000, 250, 40);
    JvmResult after = withTimes(TestResults.result(), 1000, 100, 3);
    Comparison comparison =
        compare(
            withRoutes(before, Map.of("GET /a", 60L, "GET /b|", 39L, "GET /c", 1L)),
            withRoutes(after, Map.of("GET /b|", 99L, "GET /c", 1L)));

    assertThat(ComparisonLines.of(comparison))
        .containsSubsequence(
            "INFO loopwarden event=route_time route=\"GET /a\" share_pct_before=60.0"
                + " share_pct_after=0.0",
            "INFO loopwarden event=route_time route=\"GET /b|\" share_pct_before=39.0"
                + " share_pct_after=99.0")
        .noneMatch(line -> line.contains("GET /c"));
    assertThat(ComparisonMarkdown.of(comparison)).contains("| `GET /b\\|` | 39.0 | 99.0 |");
    assertThat(ComparePage.of(comparison))
        .contains("GET /a</th><td class=\"n\">60 %</td><td class=\"n\">0.0 %</td>");
    assertThat(ComparisonLines.of(compare(before, after)))
        .noneMatch(line -> line.contains("route_time"));
  }

  private static JvmResult withRoutes(JvmResult result, Map<String, Long> nanos) {
    return TestResults.with(result, result.loopTimes().plus(nanos));
  }

  private static JvmResult withTimes(
      JvmResult result, long spanNanos, long busyNanos, long delayMillis) {
    Histogram delays = new Histogram(2);
    delays.recordValue(delayMillis * MILLI);
    return TestResults.with(result, new LoopTimes(spanNanos, busyNanos, delays, Map.of()));
  }
}
