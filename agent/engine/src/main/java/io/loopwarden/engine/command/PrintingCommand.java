package io.loopwarden.engine.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only prints. */
abstract class PrintingCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    CommandSpec own = spec;
    if (own != null) {
      PrintWriter out = own.commandLine().getOut();
      print(out);
      out.flush();
    }
  }

  /** Prints what the command is about. */
  abstract void print(PrintWriter out);
}
