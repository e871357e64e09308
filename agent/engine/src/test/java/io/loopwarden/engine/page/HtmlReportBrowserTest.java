package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.engine.page.PageProblem.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, on a machine that has one. */
@Timeout(180)
class HtmlReportBrowserTest {

  private static final long MILLI = TestPages.MILLI;
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final int BLANK = 32;

  private static final String NAMES =
      "[...document.querySelectorAll('tbody.problem:not([hidden]) b')].map(b => b.textContent)"
          + ".join(' ')";

  /** What the guidelines for accessible pages ask for of text. */
  private static final Consumer<String> READABLE =
      contrast -> assertThat(Double.parseDouble(contrast)).isGreaterThanOrEqualTo(4.5);

  /** The least contrast of a text in the heat map with the page, as these guidelines compute it. */
  private static final String LEAST_CONTRAST =
      "(() => { const light = css => { const c = css.match(/\\d+/g).slice(0, 3).map(v => v / 255)"
          + ".map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);"
          + " return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };"
          + " const back = light(getComputedStyle(document.documentElement).backgroundColor);"
          + " return Math.min(...[...document.querySelectorAll('.loops caption, .loops .band span')]"
          + ".map(e => light(getComputedStyle(e).color))"
          + ".map(text => (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05))); })()";

  /** The names of those bands that are drawn, whole and not over their drawing. */
  private static final String NAMES_BESIDE_BANDS =
      "[...document.querySelectorAll('.loops tbody .band')].filter(band => {"
          + " const name = band.querySelector('.cause'); const strip = band.querySelector('.strip');"
          + " return name.scrollWidth <= name.clientWidth && strip.clientWidth > 100"
          + " && name.getBoundingClientRect().right <= strip.getBoundingClientRect().left"
          + " && strip.querySelector('path').getBoundingClientRect().width > 0; })"
          + ".map(band => band.querySelector('.cause').textContent).join(', ')";

  @TempDir Path folder;

  @BeforeEach
  void needsABrowser() {
    boolean isThere = Chromium.installed().isPresent();
    if (!isThere) {
      System.err.println("HtmlReportBrowserTest is skipped: this machine has no Chromium");
    }
    assumeTrue(isThere, "no Chromium");
  }

  private Chromium show(String html) throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), html);
    return Chromium.show(file, Files.createDirectory(folder.resolve("browser")));
  }

  private Chromium show(List<PageProblem> problems) throws Exception {
    return show(HtmlReport.of(TestPages.page("orders", problems)));
  }

  private Chromium show(PageLoop loop) throws Exception {
    return show(HtmlReport.of(TestPages.page("orders", List.of(), List.of(loop))));
  }

  private static List<PageProblem> three() {
    return List.of(
        TestPages.problem(1, State.NEW, 9, 10 * MILLI),
        TestPages.problem(2, State.ACCEPTED, 1, 400 * MILLI),
        TestPages.problem(3, State.NEW, 3, 20 * MILLI));
  }

  @Test
  void problemsAreFilteredByKeyboard() throws Exception {
    try (Chromium browser = show(three())) {
      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load2 Orders.load1 Orders.load3\"");
      tabTo(browser, "filter");
      browser.type("ORDERS/3 sleep");

      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load3\"");
      assertThat(browser.value("document.getElementById('shown').textContent"))
          .isEqualTo("\"1 of 3\"");
      browser.press("Enter", ENTER);
      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load3\"");

      browser.value("document.getElementById('filter').select()");
      browser.press("Backspace", 8);
      tabTo(browser, "accepted");
      browser.press(" ", BLANK);
      browser.await("!document.getElementById('accepted').checked");
      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load1 Orders.load3\"");
      assertNothingElseHappened(browser);
    }
  }

  @Test
  void problemsAreSortedByKeyboard() throws Exception {
    try (Chromium browser = show(three())) {
      browser.value("document.querySelectorAll('thead button')[0].id = 'lost'");
      browser.value("document.querySelectorAll('thead button')[1].id = 'occurrences'");
      tabTo(browser, "occurrences");
      browser.press("Enter", ENTER);
      browser.await("document.querySelectorAll('[aria-sort]').length === 1");

      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load1 Orders.load3 Orders.load2\"");
      assertThat(browser.value("document.activeElement.closest('th').ariaSort"))
          .isEqualTo("\"descending\"");
      browser.press("Enter", ENTER);
      assertThat(browser.value(NAMES)).isEqualTo("\"Orders.load2 Orders.load3 Orders.load1\"");
      assertThat(browser.value("document.activeElement.closest('th').ariaSort"))
          .isEqualTo("\"ascending\"");
      assertNothingElseHappened(browser);
    }
  }

  @Test
  void detailsOpenByKeyboard() throws Exception {
    try (Chromium browser = show(three())) {
      browser.value("document.querySelector('summary').id = 'first'");
      tabTo(browser, "first");
      browser.press("Enter", ENTER);

      browser.await("document.querySelector('details').open");
      assertThat(browser.value("document.querySelector('.stack').offsetHeight > 100"))
          .isEqualTo("true");
      assertNothingElseHappened(browser);
    }
  }

  /** Names stand beside the bands, so that nobody has to tell colours apart. */
  @Test
  void theHeatMapIsReadInLightAndInDark() throws Exception {
    List<PageLoop.OfCause> causes =
        List.of(
            TestPages.cause("blocking_call", false, 0.1), TestPages.cause("starved", true, 0.2));
    try (Chromium browser = show(TestPages.loop("loop-1", causes))) {
      List<String> backgrounds = new ArrayList<>();
      for (String scheme : List.of("light", "dark")) {
        browser.colourScheme(scheme);

        backgrounds.add(
            browser.value("getComputedStyle(document.documentElement).backgroundColor"));
        assertThat(browser.value(LEAST_CONTRAST)).as(scheme).satisfies(READABLE);
        assertThat(browser.value(NAMES_BESIDE_BANDS)).isEqualTo("\"busy, blocking_call, starved\"");
      }
      assertThat(backgrounds).doesNotHaveDuplicates();
      assertNothingElseHappened(browser);
    }
  }

  @Test
  void noNameRunsAScript() throws Exception {
    List<PageProblem> problems = new ArrayList<>();
    for (String name : HtmlReportTest.hostileNames()) {
      problems.add(TestPages.named(name));
    }
    try (Chromium browser = show(problems)) {
      browser.await("document.getElementById('shown').textContent !== ''");

      assertThat(browser.value("typeof window.hacked")).isEqualTo("\"undefined\"");
      assertThat(browser.value("document.scripts.length")).isEqualTo("1");
      assertThat(browser.value("document.querySelectorAll('tbody.problem').length"))
          .isEqualTo(Integer.toString(problems.size()));
      assertNothingElseHappened(browser);
    }
  }

  @Test
  void noNameRunsAScriptInThePageOfTwoRuns() throws Exception {
    try (Chromium browser = show(ResultPagesTest.comparisonOfHostileNames())) {
      assertThat(browser.value("typeof window.hacked")).isEqualTo("\"undefined\"");
      assertThat(browser.value("document.scripts.length")).isEqualTo("0");
      assertThat(browser.value("document.querySelectorAll('tbody')[1].rows.length"))
          .isEqualTo(Integer.toString(HtmlReportTest.hostileNames().size()));
      assertNothingElseHappened(browser);
    }
  }

  /** Were a name not escaped, the policy of the page would still keep it from doing anything. */
  @Test
  void whatIsNotOursIsNotRun() throws Exception {
    try (Chromium browser = show(three())) {
      browser.value(
          "const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
              + " document.body.append(s); document.body.insertAdjacentHTML('beforeend',"
              + " '<img src=\"http://127.0.0.1:9/x.png\" onerror=\"window.hacked = 2\">"
              + "<b style=\"color:red\" id=\"styled\">b</b>'); 0");
      browser.await("document.images.length === 1 && document.images[0].complete");

      assertThat(browser.value("typeof window.hacked")).isEqualTo("\"undefined\"");
      assertThat(browser.value("getComputedStyle(document.getElementById('styled')).color"))
          .isNotEqualTo("\"rgb(255, 0, 0)\"");
      assertThat(browser.complaints()).isNotEmpty();
    }
  }

  /** Presses the tabulator until an element has the focus. */
  private static void tabTo(Chromium browser, String id) throws Exception {
    for (int i = 0; i < 50; i++) {
      if (browser.value("document.activeElement.id").equals('"' + id + '"')) {
        return;
      }
      browser.press("Tab", TAB);
    }
    throw new AssertionError("the tabulator does not lead to " + id);
  }

  private static void assertNothingElseHappened(Chromium browser) {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.startsWith("file:") || address.equals("data:,"));
    assertThat(browser.requests()).filteredOn(address -> address.startsWith("file:")).hasSize(1);
  }
}
