package io.loopwarden.engine.command;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.config.OptionType;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.scan.DescribedProblem;
import io.loopwarden.engine.scan.RunResults;
import io.loopwarden.engine.scan.Scan;
import io.loopwarden.engine.scan.ScanJson;
import io.loopwarden.engine.scan.ScanResult;
import io.loopwarden.engine.scan.ScanText;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan}: finds in class files where code on event loops can block, before anything runs. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Reads class files and lists where code that event loops can run comes to an operation that"
          + " blocks. Nothing of it runs."
    })
final class ScanCommand implements Callable<Integer> {

  private static final OptionType<Integer> DEPTH = new OptionType.Count(0, 9999);

  @Parameters(
      arity = "1..*",
      paramLabel = "JAR|FOLDER",
      description = "The application's jar or folder of classes first, then its libraries.")
  private List<File> files = new ArrayList<>();

  @Option(names = "--baseline", paramLabel = "FILE", description = "The accepted problems.")
  private @Nullable File baseline;

  @Option(
      names = "--results",
      paramLabel = "FOLDER|FILE",
      description = "What JVMs with the option results left: problems that occurred are confirmed.")
  private @Nullable File results;

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes one JSON object.")
  private @Nullable File json;

  @Option(
      names = "--application",
      paramLabel = "PACKAGES",
      description = "Packages that are the application's, as for the option application.")
  private String application = Options.APPLICATION.byDefault();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many calls a path has at most before its site; 8 if not given.")
  private String depth = Integer.toString(Scan.DEFAULT_DEPTH);

  @Option(
      names = "--fail",
      description = "Exit code 1 if there is a problem that the baseline does not accept.")
  private boolean fail;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws ResultFiles.UnusableFileException {
    CommandSpec own = Objects.requireNonNull(spec);
    Scan scan =
        new Scan(
            existing(own),
            GivenValue.of(own, "--application", Options.APPLICATION.type(), application),
            GivenValue.of(own, "--depth", DEPTH, depth),
            baseline == null ? BaselineFile.empty() : ResultFiles.baseline(own, baseline));
    RunResults seen = results == null ? null : ResultFiles.runResults(own, results);
    long startNanos = System.nanoTime();
    ScanResult result = run(scan);
    if (result.counts().classes() == 0) {
      throw new ResultFiles.UnusableFileException(
          (result.counts().unreadable() == 0
                  ? "there are no class files in "
                  : "no class file can be read in ")
              + files
              + "; allowed: jars and folders of classes");
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    PrintWriter out = own.commandLine().getOut();
    for (DescribedProblem problem : result.problems()) {
      if (!problem.isAccepted()) {
        ScanText.of(problem, seen).forEach(out::println);
      }
    }
    ScanText.comparison(result, seen).forEach(out::println);
    out.println(ScanText.summary(result, millis));
    out.flush();
    if (json != null) {
      ResultFiles.write(json, ScanJson.of(result, seen), false);
    }
    return fail && result.violations() > 0 ? LoopwardenCommand.FAILED : 0;
  }

  private static ScanResult run(Scan scan) throws ResultFiles.UnusableFileException {
    try {
      return scan.run();
    } catch (IOException e) {
      throw new ResultFiles.UnusableFileException(ResultFiles.reason(e));
    }
  }

  private List<File> existing(CommandSpec own) {
    for (File file : files) {
      if (!file.exists()) {
        throw new ParameterException(own.commandLine(), "there is no jar and no folder " + file);
      }
    }
    return files;
  }
}
