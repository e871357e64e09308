package io.loopwarden.engine.page.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.engine.page.Chromium;
import io.loopwarden.engine.page.PageProblem.State;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.page.TestPages;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser, on a machine that has one. */
@Timeout(180)
class LivePageBrowserTest {

  private static final long MILLI = TestPages.MILLI;
  private static final String OCCURRENCES =
      "document.querySelectorAll('tbody.problem')[0].querySelectorAll('td')[1].textContent";

  @TempDir Path folder;

  private volatile int occurrences = 1;

  @BeforeEach
  void needsABrowser() {
    boolean isThere = Chromium.installed().isPresent();
    if (!isThere) {
      System.err.println("LivePageBrowserTest is skipped: this machine has no Chromium");
    }
    assumeTrue(isThere, "no Chromium");
  }

  private ReportPage page() {
    return TestPages.page(
        "orders",
        List.of(
            TestPages.problem(1, State.NEW, occurrences, 10 * MILLI),
            TestPages.problem(2, State.ACCEPTED, 1, MILLI)));
  }

  @Test
  void thePageMovesAndWhatTheReaderDidStays() throws Exception {
    String address = new LivePort(0, this::page).open();
    Path browserFolder = Files.createDirectory(folder.resolve("browser"));
    try (Chromium browser = Chromium.show(URI.create(address), browserFolder)) {
      assertThat(browser.value(OCCURRENCES)).isEqualTo("\"1\"");
      browser.value("document.querySelector('details').open = true; 0");
      browser.value("document.getElementById('filter').focus(); 0");
      browser.type("load1");

      occurrences = 5;
      browser.await(OCCURRENCES + " === '5'");

      assertThat(browser.value("document.querySelector('details').open")).isEqualTo("true");
      assertThat(browser.value("document.activeElement.id")).isEqualTo("\"filter\"");
      assertThat(browser.value("document.getElementById('filter').value")).isEqualTo("\"load1\"");
      assertThat(browser.value("document.getElementById('shown').textContent"))
          .isEqualTo("\"1 of 2\"");
      occurrences = 9;
      browser.await(OCCURRENCES + " === '9'");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .allMatch(request -> request.startsWith(address) || request.equals("data:,"));
    }
  }
}
