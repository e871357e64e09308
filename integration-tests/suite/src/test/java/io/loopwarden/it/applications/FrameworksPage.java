package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DocsPage;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of the documentation that shows what a report says in each framework: each row is made
 * of a report. {@code -Dloopwarden.it.publish=true} writes the row; without, it has to be the one
 * that is there.
 */
final class FrameworksPage {
  private static final Path FILE = DocsPage.named("reports-by-framework.md");

  private static final String NONE = "–";

  private FrameworksPage() {}

  /** The row of a framework whose program does more than one thing wrong. */
  static void assertRow(String framework, Report report) {
    assertRow(framework, report, NONE);
  }

  /**
   * The row of a framework. Tests of several frameworks run at the same time, and write one file.
   *
   * @param framework its name
   * @param report what is reported of the mistake
   * @param others how many other problems were reported of the program
   */
  static synchronized void assertRow(String framework, Report report, String others) {
    String start = "| " + framework + " | ";
    String row =
        start
            + String.join(
                " | ",
                code(shortName(report.function())),
                code(shortName(report.text("loopwarden.call"))),
                route(report),
                remedy(report.text("loopwarden.remedy_url")),
                others)
            + " |";
    try {
      if (DocsPage.isToBeWritten()) {
        publish(start, row);
      }
      assertThat(Files.readAllLines(FILE))
          .as("made by -Dloopwarden.it.publish=true")
          .filteredOn(line -> line.startsWith(start))
          .containsExactly(row);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void publish(String start, String row) throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    lines.replaceAll(line -> line.startsWith(start) ? row : line);
    Files.write(FILE, lines);
  }

  /** Without the package. */
  private static String shortName(String function) {
    int method = function.lastIndexOf('.');
    return function.substring(function.lastIndexOf('.', method - 1) + 1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String route(Report report) {
    String method = report.text("http.request.method");
    String route = report.text("http.route");
    if (route == null) {
      return NONE;
    }
    return code(method == null ? route : method + " " + route);
  }

  /** A link from the page to the section that the report names. */
  private static String remedy(String url) {
    return "[" + url.substring(url.indexOf('#') + 1) + "](" + url.replace("docs/", "") + ")";
  }
}
