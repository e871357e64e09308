package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.page.PageProblem.State;
import io.loopwarden.engine.text.HostileText;
import io.loopwarden.engine.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as a parser of HTML reads it. */
class HtmlReportTest {

  private static final int MEGABYTE = 1_000_000;
  private static final long MILLI = TestPages.MILLI;
  private static final int INPUTS = 200;

  private static Document page(PageProblem... problems) {
    return Jsoup.parse(HtmlReport.of(TestPages.page("orders", List.of(problems))));
  }

  @Test
  void theWorstProblemComesFirst() {
    Document page =
        page(
            TestPages.problem(1, State.NEW, 2, 10 * MILLI),
            TestPages.problem(2, State.ACCEPTED, 1, 900 * MILLI),
            TestPages.problem(3, State.NEW, 3, 20 * MILLI));

    assertThat(page.select(".worst h2").text()).isEqualTo("Orders.load3 Orders.java:3");
    assertThat(page.select(".worst .instead").text()).contains("vertx.setTimer", "#sleep-vertx");
    assertThat(page.select(".worst .big").text()).isEqualTo("80.0 ms");
    assertThat(page.select("tbody.problem b").eachText())
        .containsExactly("Orders.load2", "Orders.load3", "Orders.load1");
  }

  @Test
  void aRowSaysWhereWhatAndHowLong() {
    Document page = page(TestPages.problem(1, State.NEW, 2, 12 * MILLI));

    Element row = page.select("tbody.problem").first();
    assertThat(row.select("tr").first().text())
        .isEqualTo(
            "com.acme.orders.Orders.load1 Orders.java:1 java.lang.Thread.sleep GET /orders/1"
                + " 24.0 ms 2 12.0 ms");
    assertThat(row.select("summary").text()).startsWith("Instead Schedule what follows");
    assertThat(row.select(".stack li")).hasSize(48);
    assertThat(row.select(".stack .own").eachText())
        .containsExactly(
            "com.acme.orders.Orders.load1(Orders.java:1)",
            "com.acme.orders.Routes.handle(Routes.java:7)");
    assertThat(row.select(".chart").attr("aria-label"))
        .isEqualTo("Durations: 2 from 10.0 ms to 20.0 ms");
    assertThat(row.select(".spark path").attr("d")).startsWith("M1 16V");
    assertThat(row.attr("data-keys")).isEqualTo("24000000 2 12000000 1764420000001 0");
  }

  @Test
  void theTimeByRouteHasItsMethodsAndLinksToTheirProblems() {
    Document page = page(TestPages.problem(1, State.NEW, 1, 10 * MILLI));

    Element row = page.select(".routes tbody tr").first();
    assertThat(row.text())
        .isEqualTo("orders 70 % orders calls orders orders 60.0 ms 100 % 67 % 33 % 0.0 % 300");
    assertThat(row.select("a").attr("href")).isEqualTo("#p-orders");
  }

  @Test
  void theFlameGraphHasTheApplicationsFramesAndOneBoxForALibrary() {
    Document page =
        page(
            TestPages.problem(1, State.NEW, 3, 10 * MILLI),
            TestPages.problem(2, State.NEW, 1, 10 * MILLI));

    assertThat(page.select(".flame svg text").eachText())
        .containsExactly(
            "all, 40.0 ms",
            "io.netty",
            "Routes.handle",
            "Orders.load1",
            "Thread.sleep",
            "Orders.load2",
            "Thread.sleep");
    assertThat(page.select(".flame svg title").get(5).text())
        .isEqualTo("com.acme.orders.Orders.load2, 10.0 ms, 25 %");
    assertThat(page.select(".flame svg").get(6).attr("x")).isEqualTo("75.00%");
  }

  @Test
  void aPageWithoutProblemsSaysSo() {
    Document page = page();

    assertThat(page.select(".worst h2").text()).isEqualTo("Nothing blocked 1 event loop");
    assertThat(page.select("#table, .flame")).isEmpty();
    assertThat(page.select(".loops tbody tr")).hasSize(1);
  }

  @Test
  void tablesHaveCaptionsAndHeads() {
    Document page = page(TestPages.problem(1, State.NEW, 2, 10 * MILLI));

    for (Element table : page.select("table")) {
      assertThat(table.select("> caption").text()).isNotEmpty();
      assertThat(table.select("> thead th")).allMatch(head -> head.attr("scope").equals("col"));
      assertThat(table.select("> tbody > tr:not(.more)"))
          .allMatch(row -> row.select("> th[scope=row]").size() == 1);
    }
    assertThat(page.select("svg[role=img]"))
        .isNotEmpty()
        .allMatch(svg -> svg.hasAttr("aria-label") || svg.hasAttr("aria-labelledby"));
    assertThat(page.select("[aria-sort]").eachText()).containsExactly("Time lost");
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void theBrowserMayUseOurScriptAndOurStyleOnly() throws Exception {
    Document page = page(TestPages.problem(1, State.NEW, 2, 10 * MILLI));

    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("script-src '" + hash(page.select("script").first().data()) + "'")
        .contains("style-src '" + hash(page.select("style").first().data()) + "'")
        .doesNotContain("unsafe");
    assertThat(page.select("script, style")).hasSize(2);
    assertThat(page.select("[style], [src], form[action]")).isEmpty();
    assertThat(page.select("[href]")).allMatch(link -> link.attr("href").matches("#.*|data:,"));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  static List<String> hostileNames() {
    return List.of(
        "<script>window.hacked=1</script>",
        "</style><script>window.hacked=1</script>",
        "\"><img src=x onerror=window.hacked=1>",
        "' onmouseover='window.hacked=1",
        "{{{script}}} {{> page}} {{=<% %>=}}",
        "</title></textarea></svg><svg onload=window.hacked=1>",
        "javascript:window.hacked=1",
        "a\u2028b\u2029c\u0000d\u202Ee\uD800",
        "--><![CDATA[<b>]]>&amp;&#60;",
        "x".repeat(60_000),
        "<".repeat(60_000));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aNameIsTextAndNothingElse(String name) {
    Set<String> elements = elements(TestPages.named("com.acme.Name.name(Name.java:1)"));

    String html = HtmlReport.of(TestPages.page(name, List.of(TestPages.named(name))));

    Document page = Jsoup.parse(html);
    assertThat(elementsOf(page)).isEqualTo(elements);
    assertThat(page.select("script, style")).hasSize(2);
    assertThat(page.select("h1").textNodes())
        .extracting(TextNode::getWholeText)
        .containsExactly(PlainText.name(name));
    assertThat(html).doesNotContain("\u2028", "\u2029", "\u202E", "\u0000");
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
  }

  @Test
  void noTextMakesAnElement() {
    Set<String> elements = elements(TestPages.named("com.acme.Name.name(Name.java:1)"));
    HostileText texts = new HostileText();
    for (int i = 0; i < INPUTS; i++) {
      String text = "a" + texts.next();

      assertThat(elements(TestPages.named(text))).as(text).isSubsetOf(elements);
    }
  }

  private static Set<String> elements(PageProblem problem) {
    return elementsOf(Jsoup.parse(HtmlReport.of(TestPages.page("orders", List.of(problem)))));
  }

  /** The elements of a page with the names of their attributes. */
  static Set<String> elementsOf(Document page) {
    Set<String> elements = new TreeSet<>();
    for (Element element : page.getAllElements()) {
      Set<String> attributes = new TreeSet<>();
      element.attributes().forEach(attribute -> attributes.add(attribute.getKey()));
      elements.add(element.tagName() + attributes);
    }
    return elements;
  }

  @Test
  void aThousandProblemsAreLessThanAMegabyte() {
    List<PageProblem> problems = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      problems.add(TestPages.problem(i, State.NEW, 1 + i, MILLI));
    }

    String html = HtmlReport.of(TestPages.page("orders", problems));

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    Document page = Jsoup.parse(html);
    assertThat(page.select("tbody.problem")).hasSize(1000);
    int complete = page.select("tbody.problem details").size();
    assertThat(complete).isGreaterThan(50);
    assertThat(page.select(".note").eachText())
        .contains(
            (1000 - complete)
                + " problems are shown without stack and durations, because the page would be too"
                + " large.");
  }

  @Test
  void problemsThatHaveNoRoomAtAllAreCounted() {
    List<PageProblem> problems = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      problems.add(TestPages.named("<".repeat(400) + i));
    }

    String html = HtmlReport.of(TestPages.page("orders", problems));

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
    Document page = Jsoup.parse(html);
    int rows = page.select("tbody.problem").size();
    assertThat(rows).isBetween(1, 999);
    assertThat(page.select(".note").text())
        .contains((1000 - rows) + " further problems took less time and are not shown.");
  }
}
