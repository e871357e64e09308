package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.result.Comparison;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.JvmResults;
import io.loopwarden.engine.result.LoopTimes;
import io.loopwarden.engine.result.TestResults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile names in the pages that are made of result files: of many JVMs, and of two runs. */
class ResultPagesTest {

  private static final int MEGABYTE = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  static List<String> hostileNames() {
    return HtmlReportTest.hostileNames();
  }

  /** Results of a JVM in which everything has one name. */
  private static JvmResults results(String name) {
    JvmResult result = TestResults.result(TestResults.call(name, name, name, 20, 30));
    Histogram delays = new Histogram(2);
    delays.recordValue(SECOND);
    JvmResult grouped = TestResults.with(result, 7, TestResults.group(name, 4000, 300, 1, 2));
    return TestResults.results(
        TestResults.with(grouped, new LoopTimes(9 * SECOND, SECOND, delays, Map.of(name, SECOND))));
  }

  private static Document check(String name) {
    String html = HtmlReport.of(CheckPage.of(Judgement.of(results(name), null, null)));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  private static Document compare(String name) {
    JvmResults nothing = TestResults.results(TestResults.result());
    String html = ComparePage.of(Comparison.of(nothing, results(name), 2));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  /** The page of two runs, the second one with all hostile names. */
  static String comparisonOfHostileNames() {
    JvmProblem[] findings =
        hostileNames().stream()
            .map(name -> TestResults.call(name, name, name, 20))
            .toArray(JvmProblem[]::new);
    JvmResults before = TestResults.results(TestResults.result());
    return ComparePage.of(
        Comparison.of(before, TestResults.results(TestResults.result(findings)), 2));
  }

  private static Document page(JvmResult... results) {
    Judgement judgement = Judgement.of(TestResults.results(results), null, null);
    String html = HtmlReport.of(CheckPage.of(judgement));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  @Test
  void eventLoopsAreShownByGroupAndJvmTheBusiestFirst() {
    Document page =
        page(
            TestResults.with(
                TestResults.result(),
                11,
                TestResults.group("main", 500, 0),
                TestResults.group("workers", 2000, 0, 1, 1, 90)),
            TestResults.with(
                TestResults.result(), 12, TestResults.group("workers", 9000, 4500, 8)));

    Elements rows = page.select(".groups tbody tr");
    assertThat(rows.eachText())
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith("workers 2 event loops process 12 2023-11-14 22:13:20 90 % 45 %"),
            row ->
                assertThat(row)
                    .startsWith("workers 2 event loops process 11 2023-11-14 22:13:20 20 % 0.0 %"),
            row ->
                assertThat(row)
                    .startsWith("main 2 event loops process 11 2023-11-14 22:13:20 5.0 % 0.0 %"));
    assertThat(rows.get(1).select("td").eachText().subList(3, 6))
        .satisfiesExactly(
            median -> assertThat(median).matches("1\\.0.* ms"),
            p99 -> assertThat(p99).matches("9[0-9]\\.[0-9] ms"),
            longest -> assertThat(longest).matches("9[0-9]\\.[0-9] ms"));
    assertThat(rows.get(2).select("td").eachText().subList(3, 6)).containsOnly("–");
    assertThat(page.select(".strip")).isEmpty();
    assertThat(page.select(".notes").text()).doesNotContain("older agent");
  }

  @Test
  void ofManyGroupsTheBusiestFiftyAreShown() {
    JvmResult[] results = new JvmResult[300];
    for (int i = 0; i < results.length; i++) {
      results[i] =
          TestResults.with(TestResults.result(), i, TestResults.group("workers", 10 * i, i));
    }

    Document page = page(results);

    assertThat(page.select(".groups tbody tr")).hasSize(50);
    assertThat(page.select(".groups tbody tr").first().text()).contains("process 299");
    assertThat(page.text()).contains("250 further groups were busy for less.");
  }

  @Test
  void aThousandProblemsAndManyGroupsAreLessThanAMegabyte() {
    JvmResult[] results = new JvmResult[100];
    for (int i = 0; i < results.length; i++) {
      JvmProblem[] findings = new JvmProblem[10];
      for (int j = 0; j < findings.length; j++) {
        String site = "com.acme.orders.of.a.long.name.Orders.load" + (10 * i + j);
        findings[j] = TestResults.call(String.format("%08x", 10 * i + j), site, site, 20, 30 + j);
      }
      String group = "eventLoopGroup-" + "x".repeat(200);
      results[i] =
          TestResults.with(TestResults.result(findings), i, TestResults.group(group, i, 0, 9));
    }

    Document page = page(results); // which asserts the size

    assertThat(page.select(".problem")).hasSize(1000);
    assertThat(page.select(".groups tbody tr")).hasSize(50);
  }

  /** They are of no single JVM: what routes were made of is not known. */
  @Test
  void routesOfManyJvmsHaveNoColumnsThatAreEmpty() {
    assertThat(check("com.acme.Orders.load").select(".routes thead th").eachText())
        .containsExactly("Route or handler", "Time", "Share");
  }

  @Test
  void resultsOfOlderAgentsHaveNoEventLoopsAndThePageSaysSo() {
    Document page = page(TestResults.result(), TestResults.killed());

    assertThat(page.select(".groups")).isEmpty();
    assertThat(page.select(".notes").text())
        .contains("2 result files have no numbers of event loops: an older agent wrote them");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aNameIsTextInThePageOfManyJvms(String name) {
    Document page = check(name);

    assertThat(HtmlReportTest.elementsOf(page))
        .isSubsetOf(HtmlReportTest.elementsOf(check("com.acme.Orders.load")));
    assertThat(page.select("script, style")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aNameIsTextInThePageOfTwoRuns(String name) {
    Document page = compare(name);

    assertThat(HtmlReportTest.elementsOf(page))
        .isSubsetOf(HtmlReportTest.elementsOf(compare("com.acme.Orders.load")));
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("style")).hasSize(1);
  }
}
