package io.loopwarden.engine.command;

import io.loopwarden.engine.page.CheckPage;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JunitXml;
import io.loopwarden.engine.result.MarkdownSummary;
import io.loopwarden.engine.result.codehost.SarifReport;
import io.loopwarden.engine.result.codehost.SourceFiles;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that {@code check} writes, beside the lines that it prints. */
final class CheckOutputs {

  private static final String GITHUB_PAGE = "GITHUB_STEP_SUMMARY";

  @Option(names = "--junit-xml", paramLabel = "FILE", description = "Also writes a test report.")
  private @Nullable File junitXml;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also writes a page; added to the end of what $GITHUB_STEP_SUMMARY names.")
  private @Nullable File markdown;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also writes one HTML file, which needs nothing else.")
  private @Nullable File html;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also writes SARIF, which code hosts show beside the lines of a change.")
  private @Nullable File sarif;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "For --sarif: a folder of the repository; the current one if not given.")
  private File sources = new File("");

  /**
   * Writes those that are wanted.
   *
   * @param good whether the verdict is that nothing has to be refused
   * @param obsoleteFails whether obsolete entries are failures
   * @throws ResultFiles.UnusableFileException if one cannot be written
   */
  void write(
      Judgement judgement, boolean good, boolean obsoleteFails, Map<String, String> environment)
      throws ResultFiles.UnusableFileException {
    if (junitXml != null) {
      ResultFiles.write(junitXml, JunitXml.of(judgement, obsoleteFails), false);
    }
    if (markdown != null) {
      boolean shared = markdown.getPath().equals(environment.get(GITHUB_PAGE));
      ResultFiles.write(markdown, MarkdownSummary.of(judgement, good), shared);
    }
    if (html != null) {
      ResultFiles.write(html, HtmlReport.of(CheckPage.of(judgement)), false);
    }
    if (sarif != null) {
      ResultFiles.write(sarif, sarif(judgement), false);
    }
  }

  private String sarif(Judgement judgement) throws ResultFiles.UnusableFileException {
    try {
      return SarifReport.of(judgement, SourceFiles.around(sources.getAbsoluteFile().toPath()));
    } catch (IOException e) {
      throw new ResultFiles.UnusableFileException(
          "the sources in " + sources.getAbsolutePath() + " cannot be read: " + e);
    }
  }
}
