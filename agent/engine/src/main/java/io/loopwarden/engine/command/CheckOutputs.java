package io.loopwarden.engine.command;

import io.loopwarden.engine.page.CheckPage;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JunitXml;
import io.loopwarden.engine.result.MarkdownSummary;
import io.loopwarden.engine.result.codehost.GithubAnnotations;
import io.loopwarden.engine.result.codehost.GitlabCodeQuality;
import io.loopwarden.engine.result.codehost.SarifReport;
import io.loopwarden.engine.result.codehost.SourceFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code check} writes beside the lines of its verdict. */
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
      names = "--github",
      description = {
        "Also prints lines that GitHub Actions shows beside the lines of a change, and adds a page"
            + " to what $GITHUB_STEP_SUMMARY names."
      })
  private boolean github;

  @Option(
      names = "--gitlab",
      paramLabel = "FILE",
      description = "Also writes a code quality report, which GitLab shows in a change.")
  private @Nullable File gitlab;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = {
        "For --sarif, --github and --gitlab: a folder of the repository; the current one if not"
            + " given."
      })
  private File sources = new File("");

  /**
   * Writes those that are wanted.
   *
   * @param good whether the verdict is that nothing has to be refused
   * @param obsoleteFails whether obsolete entries are failures
   * @param out gets the lines for GitHub
   * @throws ResultFiles.UnusableFileException if one cannot be written
   */
  void write(
      Judgement judgement,
      boolean good,
      boolean obsoleteFails,
      Map<String, String> environment,
      PrintWriter out)
      throws ResultFiles.UnusableFileException {
    if (junitXml != null) {
      ResultFiles.write(junitXml, JunitXml.of(judgement, obsoleteFails), false);
    }
    String stepSummary = environment.getOrDefault(GITHUB_PAGE, "");
    boolean isStepSummary = markdown != null && markdown.getPath().equals(stepSummary);
    if (markdown != null) {
      ResultFiles.write(markdown, MarkdownSummary.of(judgement, good), isStepSummary);
    }
    if (github && !stepSummary.isEmpty() && !isStepSummary) {
      ResultFiles.write(new File(stepSummary), MarkdownSummary.of(judgement, good), true);
    }
    if (html != null) {
      ResultFiles.write(html, HtmlReport.of(CheckPage.of(judgement)), false);
    }
    if (sarif != null || github || gitlab != null) {
      writeWithLines(judgement, out);
    }
  }

  private void writeWithLines(Judgement judgement, PrintWriter out)
      throws ResultFiles.UnusableFileException {
    try {
      SourceFiles files = SourceFiles.around(sources.getAbsoluteFile().toPath());
      if (sarif != null) {
        ResultFiles.write(sarif, SarifReport.of(judgement, files), false);
      }
      if (gitlab != null) {
        ResultFiles.write(gitlab, GitlabCodeQuality.of(judgement, files), false);
      }
      if (github) {
        GithubAnnotations.of(judgement, files).forEach(out::println);
        out.flush();
      }
    } catch (IOException e) {
      throw new ResultFiles.UnusableFileException(
          "the sources in "
              + sources.getAbsolutePath()
              + " cannot be read: "
              + ResultFiles.reason(e));
    }
  }
}
