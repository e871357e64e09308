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
    return TestParts.parts(
        TestParts.with(part, new LoopTimes(9 * SECOND, SECOND, delays, Map.of(name, SECOND))));
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
