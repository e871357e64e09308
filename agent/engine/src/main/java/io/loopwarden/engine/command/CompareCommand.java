package io.loopwarden.engine.command;

import io.loopwarden.engine.config.BaselineOptions;
import io.loopwarden.engine.page.ComparePage;
import io.loopwarden.engine.result.Comparison;
import io.loopwarden.engine.result.ComparisonLines;
import io.loopwarden.engine.result.ComparisonMarkdown;
import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: two runs side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the result files of two runs: problems that are new, worse, unchanged, better or"
          + " gone."
    })
final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The results of the first run.")
  private File before = new File("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The results of the second run.")
  private File after = new File("");

  @Option(
      names = "--factor",
      paramLabel = "N",
      description = "By how much a duration has to differ to be better or worse; 2 if not given.")
  private String factor = BaselineOptions.FACTOR.byDefault();

  @Option(names = "--markdown", paramLabel = "FILE", description = "Also writes a page.")
  private @Nullable File markdown;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also writes one HTML file, which needs nothing else.")
  private @Nullable File html;

  @Option(names = "--fail-on-worse", description = "Problems that are new or worse fail.")
  private boolean failOnWorse;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws ResultFiles.UnusableFileException {
    CommandSpec own = Objects.requireNonNull(spec);
    double limit = GivenValue.of(own, "--factor", BaselineOptions.FACTOR.type(), factor);
    Comparison comparison =
        Comparison.of(
            ResultFiles.results(own, List.of(before)),
            ResultFiles.results(own, List.of(after)),
            limit);
    PrintWriter out = own.commandLine().getOut();
    ComparisonLines.of(comparison).forEach(out::println);
    out.flush();
    if (markdown != null) {
      ResultFiles.write(markdown, ComparisonMarkdown.of(comparison), false);
    }
    if (html != null) {
      ResultFiles.write(html, ComparePage.of(comparison), false);
    }
    return failOnWorse && !comparison.isGood() ? LoopwardenCommand.FAILED : 0;
  }
}
