package io.loopwarden.engine.command;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.GrowthLimit;
import io.loopwarden.engine.config.BaselineMode;
import io.loopwarden.engine.config.BaselineOptions;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JudgementLines;
import io.loopwarden.engine.result.JvmResults;
import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: one verdict on what many JVMs found. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Merges the result files of many JVMs; fails if there is a problem that the baseline does"
          + " not accept."
    })
final class CheckCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "The folders with the result files, searched recursively.")
  private List<File> folders = new ArrayList<>();

  @Option(names = "--baseline", paramLabel = "FILE", description = "The accepted violations.")
  private @Nullable File baseline;

  @Option(
      names = "--mode",
      paramLabel = "accept|ratchet",
      description =
          "ratchet: accepted violations that have grown by more than the factor fail, too.")
  private String mode = BaselineOptions.MODE.byDefault();

  @Option(
      names = "--factor",
      paramLabel = "N",
      description = "By how much they may grow; 2 if not given.")
  private String factor = BaselineOptions.FACTOR.byDefault();

  @Mixin private CheckOutputs outputs = new CheckOutputs();

  @Option(names = "--fail-on-obsolete", description = "Obsolete entries fail, too.")
  private boolean failOnObsolete;

  @Option(
      names = "--partial",
      description = "The results cover a part of the project: report no entry as obsolete.")
  private boolean partial;

  @Option(
      names = "--by-delay",
      description = "Ranks problems by how long they kept others waiting, not by their own time.")
  private boolean byDelay;

  @Spec private @Nullable CommandSpec spec;

  CheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws ResultFiles.UnusableFileException {
    CommandSpec own = Objects.requireNonNull(spec);
    GrowthLimit growthLimit = growthLimit(own);
    JvmResults results = ResultFiles.results(own, folders);
    BaselineFile known = baseline == null ? null : ResultFiles.baseline(own, baseline);
    Judgement judgement = Judgement.of(results, known, growthLimit);
    if (partial) {
      judgement = judgement.ofPartOfTheProject();
    }
    if (byDelay) {
      judgement = judgement.byDelay();
    }
    boolean good = judgement.isGood() && !(failOnObsolete && !judgement.obsolete().isEmpty());
    PrintWriter out = own.commandLine().getOut();
    JudgementLines.of(judgement, good).forEach(out::println);
    out.flush();
    outputs.write(judgement, good, failOnObsolete, environment, out);
    return good ? 0 : LoopwardenCommand.FAILED;
  }

  private @Nullable GrowthLimit growthLimit(CommandSpec own) {
    BaselineMode chosen = GivenValue.of(own, "--mode", BaselineOptions.MODE.type(), mode);
    double limit = GivenValue.of(own, "--factor", BaselineOptions.FACTOR.type(), factor);
    return chosen == BaselineMode.RATCHET ? new GrowthLimit(limit) : null;
  }
}
