package io.loopwarden.engine.command;

import io.loopwarden.engine.config.Options;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code options}: prints the table of options. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = "Lists the agent's options.")
final class OptionsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = spec;
    if (own == null) {
      return;
    }
    PrintWriter out = own.commandLine().getOut();
    for (io.loopwarden.engine.config.Option<?> option : Options.ALL) {
      out.printf(
          "%-20s %-8s %s (%s)%n",
          option.key(),
          option.byDefault().isEmpty() ? "-" : option.byDefault(),
          option.meaning(),
          option.type().allowed());
    }
    out.flush();
  }
}
