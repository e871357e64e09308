package io.loopwarden.engine.command;

import io.loopwarden.engine.config.Options;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code options}: prints the table of options. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = "Lists the agent's options.")
final class OptionsCommand extends PrintingCommand {

  @Override
  void print(PrintWriter out) {
    for (io.loopwarden.engine.config.Option<?> option : Options.ALL) {
      out.printf(
          "%-20s %-8s %s (%s)%n",
          option.key(),
          option.byDefault().isEmpty() ? "-" : option.byDefault(),
          option.meaning(),
          option.type().allowed());
    }
  }
}
