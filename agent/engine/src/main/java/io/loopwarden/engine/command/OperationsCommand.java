package io.loopwarden.engine.command;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code operations}: prints the catalogue. */
@Command(
    name = "operations",
    mixinStandardHelpOptions = true,
    description = "Lists the operations that are watched.")
final class OperationsCommand implements Runnable {

  @Option(
      names = "--jdk",
      paramLabel = "<feature>",
      description = "For this JDK, such as 17; the running one if not given.")
  private int feature = Runtime.version().feature();

  @Option(
      names = "--form",
      description = "Prints the catalogue's own file instead: the form of operations.file.")
  private boolean form;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = spec;
    if (own == null) {
      return;
    }
    PrintWriter out = own.commandLine().getOut();
    if (form) {
      out.print(CatalogueReader.text());
      out.flush();
      return;
    }
    for (Operation operation : CatalogueReader.load(feature).operations()) {
      out.printf(
          "%-8s %-9s %-45s %s%n",
          operation.category(),
          operation.blocking() ? "blocking" : "may-block",
          operation.name(),
          operation.remedy());
    }
    out.flush();
  }
}
