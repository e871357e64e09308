package io.loopwarden.engine.command;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operations}: prints the catalogue. */
@Command(
    name = "operations",
    mixinStandardHelpOptions = true,
    description = "Lists the operations that are watched.")
final class OperationsCommand extends PrintingCommand {

  @Option(
      names = "--jdk",
      paramLabel = "<feature>",
      description = "For this JDK, such as 17; the running one if not given.")
  private int feature = Runtime.version().feature();

  @Option(
      names = "--form",
      description = "Prints the catalogue's own file instead: the form of operations.file.")
  private boolean form;

  @Override
  void print(PrintWriter out) {
    if (form) {
      out.print(CatalogueReader.text());
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
  }
}
