package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.result.Comparison;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.LoopTimes;
import io.loopwarden.engine.result.Part;
import io.loopwarden.engine.result.PartFinding;
import io.loopwarden.engine.result.Parts;
import io.loopwarden.engine.result.TestParts;
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
  private static Parts parts(String name) {
    Part part = TestParts.part(TestParts.call(name, name, name, 20, 30));
    Histogram delays = new Histogram(2);
    delays.recordValue(SECOND);
    Part grouped = TestParts.with(part, 7, TestParts.group(name, 4000, 300, 1, 2));
    return TestParts.parts(
        TestParts.with(grouped, new LoopTimes(9 * SECOND, SECOND, delays, Map.of(name, SECOND))));
  }

  private static Document check(String name) {
    String html = HtmlReport.of(CheckPage.of(Judgement.of(parts(name), null, null)));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  private static Document compare(String name) {
    Parts nothing = TestParts.parts(TestParts.part());
    String html = ComparePage.of(Comparison.of(nothing, parts(name), 2));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  /** The page of two runs, the second one with all hostile names. */
  static String comparisonOfHostileNames() {
    PartFinding[] findings =
        hostileNames().stream()
            .map(name -> TestParts.call(name, name, name, 20))
            .toArray(PartFinding[]::new);
    Parts before = TestParts.parts(TestParts.part());
    return ComparePage.of(Comparison.of(before, TestParts.parts(TestParts.part(findings)), 2));
  }

  private static Document page(Part... parts) {
    Judgement judgement = Judgement.of(TestParts.parts(parts), null, null);
    String html = HtmlReport.of(CheckPage.of(judgement));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    return Jsoup.parse(html);
  }

  @Test
  void eventLoopsAreShownByGroupAndJvmTheBusiestFirst() {
    Document page =
        page(
            TestParts.with(
                TestParts.part(),
                11,
                TestParts.group("main", 500, 0),
                TestParts.group("workers", 2000, 0, 1, 1, 90)),
            TestParts.with(TestParts.part(), 12, TestParts.group("workers", 9000, 4500, 8)));

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
    Part[] parts = new Part[300];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = TestParts.with(TestParts.part(), i, TestParts.group("workers", 10 * i, i));
    }

    Document page = page(parts);

    assertThat(page.select(".groups tbody tr")).hasSize(50);
    assertThat(page.select(".groups tbody tr").first().text()).contains("process 299");
    assertThat(page.text()).contains("250 further groups were busy for less.");
  }

  @Test
  void aThousandProblemsAndManyGroupsAreLessThanAMegabyte() {
    Part[] parts = new Part[100];
    for (int i = 0; i < parts.length; i++) {
      PartFinding[] findings = new PartFinding[10];
      for (int j = 0; j < findings.length; j++) {
        String site = "com.acme.orders.of.a.long.name.Orders.load" + (10 * i + j);
        findings[j] = TestParts.call(String.format("%08x", 10 * i + j), site, site, 20, 30 + j);
      }
      String group = "eventLoopGroup-" + "x".repeat(200);
      parts[i] = TestParts.with(TestParts.part(findings), i, TestParts.group(group, i, 0, 9));
    }

    Document page = page(parts); // which asserts the size

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
    Document page = page(TestParts.part(), TestParts.killed());

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
