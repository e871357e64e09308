package io.loopwarden.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.demo.browser.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the start page shows in a real browser, with the agent in this JVM. */
@TestInstance(Lifecycle.PER_CLASS)
class StartPageTest {
  private static final String IS_LISTENING = "!byId('no-report').hidden";
  private static final String SLEEP =
      "[...document.querySelectorAll('.report')]"
          + ".find(item => item.querySelector('.call').textContent === 'Thread.sleep')";

  private static final String WAITED = SLEEP + ".querySelector('.waited').textContent";
  private static final int TAB = 9;
  private static final int ENTER = 13;

  private WebService service;
  private URI address;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    if (Browser.installed().isEmpty()) {
      System.out.println(
          "SKIPPED: the demo's page in a browser, because chromium is not installed");
    }
    assumeTrue(Browser.installed().isPresent(), "chromium is not installed");
    service = new WebService(false);
    address = service.listen(0);
    browser = new Browser(Files.createTempDirectory(Path.of("target"), "browser-"));
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.open(address);
    browser.await("document.readyState === 'complete' && location.port !== ''");
    browser.await(IS_LISTENING);
    browser.await("pings.length > 3");
  }

  @Test
  void theReportStandsBesideTheSpikeThatItCaused() throws Exception {
    click("/mistake/sleep");
    browser.await(SLEEP + " !== undefined");
    browser.await(WAITED + ".startsWith('a ping took ')");

    assertThat(text(".number")).matches("\\d+");
    assertThat(text(".duration")).matches("\\d{3,} ms");
    assertThat(text(".place")).matches("SleepExhibit\\.java:\\d+");
    assertThat(text(".function")).isEqualTo("in SleepExhibit.mistake");
    assertThat(text(".meta")).matches("GET /mistake/sleep · \\d\\d:\\d\\d:\\d\\d(\\.\\d+)? UTC");
    assertThat(text(".words")).contains("vertx.setTimer(");
    assertThat(text(".section")).isEqualTo("docs/remedies.md#sleep-vertx");
    assertThat(text(".stack .own"))
        .matches(
            "(app//)?io\\.loopwarden\\.demo\\.exhibit\\.SleepExhibit\\.mistake\\(SleepExhibit.java:\\d+\\)");
    assertThat(browser.value(SLEEP + ".querySelectorAll('.stack li:not(.own)').length > 20"))
        .isEqualTo(true);
    assertThat(text(".fingerprint")).matches("[0-9a-f]{8}");
    assertThat(text("pre")).contains(" event=blocking_call ", "\tinstead: ");
  }

  /** The page's own clock has seen the mistake begin before, and end after. */
  @Test
  void theReportLiesWithinTheRequestThatMadeTheMistake() throws Exception {
    click("/mistake/sleep");
    browser.await(SLEEP + " !== undefined && visits[0].to !== Infinity");

    String spike = "spikes.find(one => one.reports[0].call === 'java.lang.Thread.sleep')";
    assertThat(browser.value(spike + ".from - visits[0].from > -5")).isEqualTo(true);
    assertThat(browser.value("visits[0].to - " + spike + ".to > -5")).isEqualTo(true);
  }

  @Test
  void aShortCallBelongsToTheSpikeOfTheLongOneBesideIt() throws Exception {
    receive(report("A.a", 0, 150), report("B.b", 160, 1), report("C.c", 400, 150));

    assertThat(reportsOfSpikes()).isEqualTo("C.c|A.a B.b");
    assertThat(browser.value("document.querySelectorAll('.report .also li')[0].textContent"))
        .isEqualTo("and 1.0 ms in B.b at X.java:1");
  }

  /** What is reported later need not have happened later. */
  @Test
  void theLongOneGivesItsNameToTheSpikeOfAShortOneBeforeIt() throws Exception {
    receive(report("A.a", 0, 2), report("B.b", 3, 150));

    assertThat(reportsOfSpikes()).isEqualTo("B.b A.a");
  }

  @Test
  void twoThatFollowEachOtherAreTwoSpikes() throws Exception {
    receive(report("A.a", 0, 150), report("B.b", 151, 150));

    assertThat(reportsOfSpikes()).isEqualTo("B.b|A.a");
  }

  @Test
  void twoOfOneTimeAreOneSpike() throws Exception {
    receive(report("A.a", 0, 150), report("B.b", 10, 160));

    assertThat(reportsOfSpikes()).isEqualTo("B.b A.a");
  }

  @Test
  void valuesOfTheProgramAreNeverMarkup() throws Exception {
    String hostile = "<img src=x onerror=window.isHarmed=1>";
    JsonObject report = report(hostile, 0, 150);
    for (String name :
        List.of("site", "function", "route", "remedy", "remedy_url", "fingerprint", "text")) {
      report.put(name, hostile);
    }
    JsonObject frame = new JsonObject().put("frame", hostile).put("own", true);
    receive(report.put("allowed", hostile).put("stack", new JsonArray().add(frame)));

    assertThat(browser.value("document.querySelector('.report .place').textContent"))
        .isEqualTo(hostile);
    assertThat(browser.value("document.querySelector('.report pre').textContent"))
        .isEqualTo(hostile);
    assertThat(browser.value("document.querySelector('.report .stack').textContent"))
        .isEqualTo(hostile);
    assertThat(browser.value("document.querySelectorAll('.report img').length")).isEqualTo(0);
    assertThat(browser.value("window.isHarmed === undefined")).isEqualTo(true);
  }

  @Test
  void theKeyboardMakesAMistakeAndOpensItsReport() throws Exception {
    browser.value("document.querySelector('[data-path=\"/mistake/sleep\"]').focus()");
    browser.press("Enter", ENTER);
    browser.await("spikes.length > 0");
    browser.value("document.querySelector('.reports').focus()");

    browser.press("Tab", TAB);
    assertThat(browser.value("document.activeElement.className")).isEqualTo("report");
    assertThat(browser.value("chosen === spikes[0]")).isEqualTo(true);
    browser.press("Tab", TAB);
    browser.press("Enter", ENTER);
    browser.await("document.querySelector('.report details').open");
  }

  @Test
  void darkAndLightPagesHaveDifferentColours() throws Exception {
    String colours = "getComputedStyle(document.body).backgroundColor";
    browser.prefer("light");
    Object light = browser.value(colours);
    browser.prefer("dark");
    assertThat(browser.value(colours)).isNotEqualTo(light);
  }

  private void click(String path) throws Exception {
    browser.value("document.querySelector('[data-path=\"" + path + "\"]').click()");
  }

  private String text(String selector) throws Exception {
    return (String) browser.value(SLEEP + ".querySelector('" + selector + "').textContent");
  }

  /** A report with a call, as the stream has it; in a page that has none yet. */
  private static JsonObject report(String call, int fromMillis, int millis) {
    return new JsonObject()
        .put("time", Instant.ofEpochMilli(fromMillis + millis).toString())
        .put("duration_ms", millis)
        .put("site", "X.x(X.java:1)")
        .put("function", "X.x")
        .put("call", call)
        .put("operation", "x")
        .put("route", "")
        .put("remedy", "")
        .put("remedy_url", "")
        .put("fingerprint", "")
        .put("stack", new JsonArray())
        .put("allowed", "")
        .put("text", "");
  }

  private void receive(JsonObject... reports) throws Exception {
    for (JsonObject report : reports) {
      // The page's two clocks stand still, so that only the times of the reports count.
      browser.value(
          "Date.now = () => 1000000; performance.now = () => 1000000; received("
              + report.encode()
              + ")");
    }
  }

  /** The calls of each spike, the newest first. */
  private Object reportsOfSpikes() throws Exception {
    return browser.value(
        "spikes.map(spike => spike.reports.map(one => one.call).join(' ')).join('|')");
  }
}
