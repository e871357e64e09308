package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The heat map of event loops over time, as a parser of HTML reads it. */
class HeatMapTest {

  @Test
  void theHeatMapHasABandForEachCauseWithItsNameInWords() {
    List<PageLoop.OfCause> causes =
        List.of(
            TestPages.cause("gc", true, 0.3),
            TestPages.cause("cpu", false, 0.02),
            TestPages.cause("blocking_call", false, 0.12));
    Document page = heatMap(causes);

    assertThat(page.select(".loops tbody .band").eachText())
        .containsExactly("busy 40 %", "blocking_call 12 %", "cpu 2.0 %", "gc 30 %");
    assertThat(page.select(".loops tbody .strip").eachAttr("aria-label"))
        .containsExactly(
            "busy for 40 % of the time, most from 12:40:03 to 12:40:04: 100 %",
            "blocking_call for 12 % of the time, most from 12:40:02 to 12:40:03: 70 %",
            "cpu for 2.0 % of the time, most from 12:40:02 to 12:40:03: 70 %",
            "gc for 30 % of the time, most from 12:40:02 to 12:40:03: 70 %");
    assertThat(page.select(".loops tbody .strip").get(2).select("path").outerHtml())
        .contains("class=\"a4\" d=\"M2 4h1\"", "class=\"a2\" d=\"M3 4h1\"");
    assertThat(page.select(".loops tbody .strip").get(3).select("path.p4")).hasSize(1);
    assertThat(page.select(".legend").text()).isEqualTo("up to 20, 40, 60, 80, 100 %");
    assertThat(page.select(".legend path")).hasSize(5);
  }

  @Test
  void causesThatHaveNoRoomAreOneBand() {
    List<PageLoop.OfCause> causes = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      causes.add(TestPages.cause("cause" + i, false, 0.01 * i));
    }

    assertThat(heatMap(causes).select(".loops tbody .band").eachText())
        .containsExactly(
            "busy 40 %", "cause6 6.0 %", "cause5 5.0 %", "cause4 4.0 %", "other causes 6.0 %");
  }

  /** With the worst case of the rows of problems, whose bytes have a limit of their own. */
  @Test
  void aHeatMapOfManyLoopsIsSmall() {
    double[] alternating = new double[120];
    for (int slot = 0; slot < alternating.length; slot++) {
      alternating[slot] = slot % 5 / 5.0 + 0.1;
    }
    List<PageLoop> loops = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      List<PageLoop.OfCause> causes = new ArrayList<>();
      for (int cause = 0; cause < 13; cause++) {
        causes.add(new PageLoop.OfCause("cause" + cause, cause > 8, 0.1, alternating));
      }
      loops.add(
          new PageLoop(
              "vert.x-eventloop-thread-" + i,
              1,
              1,
              9,
              9,
              9,
              9,
              "",
              "GET / 61 %",
              alternating,
              causes,
              500));
    }

    String html = HtmlReport.of(TestPages.page("orders", List.of(), loops));

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(200_000);
    assertThat(Jsoup.parse(html).select(".loops tbody tr")).hasSize(30);
    assertThat(Jsoup.parse(html).select(".loops tbody th").get(0).text())
        .endsWith(" mostly GET / 61 %");
    assertThat(html).contains("270 further event loops were blocked and busy for less.");
  }

  private static Document heatMap(List<PageLoop.OfCause> causes) {
    List<PageLoop> loops = List.of(TestPages.loop("loop-1", causes));
    return Jsoup.parse(HtmlReport.of(TestPages.page("orders", List.of(), loops)));
  }
}
