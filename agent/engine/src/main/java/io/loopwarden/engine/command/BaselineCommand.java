package io.loopwarden.engine.command;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.BaselineText;
import io.loopwarden.engine.baseline.Millis;
import io.loopwarden.engine.result.BaselineUpdate;
import io.loopwarden.engine.result.JvmResults;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baseline}: accepts what many JVMs found, and forgets what none of them found. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = "Shows what a baseline would become after a run; with --update, writes it.")
final class BaselineCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The baseline; loopwarden-baseline.txt if not given.")
  private File file = new File("loopwarden-baseline.txt");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "A folder with result files, searched recursively; repeatable.")
  private List<File> folders = new ArrayList<>();

  @Option(names = "--update", description = "Writes the file.")
  private boolean update;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why new ones are accepted.")
  private String reason = "accepted by baseline --update";

  @Option(
      names = "--add-in-ci",
      description = "Also accepts new ones, and growth, where the environment has CI=true.")
  private boolean addInCi;

  @Spec private @Nullable CommandSpec spec;

  BaselineCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws ResultFiles.UnusableFileException {
    CommandSpec own = Objects.requireNonNull(spec);
    JvmResults results = ResultFiles.results(own, folders);
    if (!results.problems().isEmpty()) {
      throw new ResultFiles.UnusableFileException(
          String.join("; ", results.problems()) + "; nothing is written");
    }
    BaselineFile before = file.exists() ? ResultFiles.baseline(own, file) : BaselineFile.empty();
    if (!before.problems().isEmpty()) {
      throw new ResultFiles.UnusableFileException(
          file + " has lines that would be lost; correct them first, nothing is written");
    }
    boolean grows = addInCi || !isCi();
    BaselineUpdate change =
        BaselineUpdate.of(before, results, grows, LocalDate.now().toString(), reason);
    tell(own.commandLine().getOut(), change);
    if (update) {
      write(change.content());
    }
    return change.refused().isEmpty() ? 0 : LoopwardenCommand.FAILED;
  }

  private boolean isCi() {
    String value = environment.getOrDefault("CI", "");
    return value.equalsIgnoreCase("true") || value.equals("1");
  }

  private void write(BaselineFile content) throws ResultFiles.UnusableFileException {
    try {
      BaselineText.write(content, file.toPath());
    } catch (IOException e) {
      throw new ResultFiles.UnusableFileException(
          file + " cannot be written: " + ResultFiles.reason(e));
    }
  }

  private void tell(PrintWriter out, BaselineUpdate change) {
    lines(out, "added", change.added());
    lines(out, "not added", change.refused());
    lines(out, "changed", change.changed());
    lines(out, "removed", change.removed());
    if (!change.untold().isEmpty()) {
      out.println("nothing is removed: " + change.untold());
    }
    if (!change.refused().isEmpty()) {
      out.println("in CI, new ones are added only with --add-in-ci");
    }
    out.println(
        file
            + (update ? ": " : ", if updated: ")
            + change.content().entries().size()
            + " entries, "
            + change.added().size()
            + " added, "
            + change.changed().size()
            + " changed, "
            + change.removed().size()
            + " removed");
    out.flush();
  }

  private static void lines(PrintWriter out, String what, List<BaselineEntry> entries) {
    for (BaselineEntry entry : entries) {
      String numbers =
          entry.occurrences() > 0 && entry.longestNanos() >= 0
              ? ", "
                  + entry.occurrences()
                  + " times, up to "
                  + Millis.of(entry.longestNanos())
                  + " ms"
              : "";
      out.println(what + ": " + entry.label() + numbers);
    }
  }
}
