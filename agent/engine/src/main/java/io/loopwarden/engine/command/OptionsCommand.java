package io.loopwarden.engine.command;

import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.text.PlainText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code options}: prints the table of options, or checks options before a JVM gets them. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = "Lists the agent's options, or checks those that are given.")
final class OptionsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "key=value",
      description = "Options to check: nothing is printed if all are right.")
  private List<String> given = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec own = Objects.requireNonNull(spec);
    if (given.isEmpty()) {
      print(own.commandLine().getOut());
      return 0;
    }
    List<Problem> problems = GivenOptions.parse(own, given).problems();
    for (Problem problem : problems) {
      own.commandLine().getErr().println("loopwarden: " + PlainText.line(problem.sentence()));
    }
    return problems.isEmpty() ? 0 : LoopwardenCommand.USAGE;
  }

  private static void print(PrintWriter out) {
    for (io.loopwarden.engine.config.Option<?> option : Options.ALL) {
      print(out, option.key(), option.byDefault(), option.meaning(), option.type().allowed());
      if (option == Options.THRESHOLD) {
        print(
            out,
            Options.CATEGORY_THRESHOLD_PREFIX + "<category>",
            "",
            "the same for one category of operations, also for those that block by nature",
            option.type().allowed());
      }
    }
    out.flush();
  }

  private static void print(
      PrintWriter out, String key, String byDefault, String meaning, String allowed) {
    out.printf(
        "%-20s %-8s %s (%s)%n", key, byDefault.isEmpty() ? "-" : byDefault, meaning, allowed);
  }
}
