package io.loopwarden.engine.command;

import java.io.File;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: what was found in a JVM that has the agent, as a summary or as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what was found so far in a JVM that has the agent, or writes it as an HTML page."
    })
final class ReportCommand implements Callable<Integer> {

  private final File jar;

  @Parameters(index = "0", paramLabel = "<pid>", description = "The process id of the JVM.")
  private String pid = "";

  @Option(
      names = "--by-delay",
      description = "Ranks problems by how long they kept others waiting, not by their own time.")
  private boolean byDelay;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes one HTML file instead, which needs nothing else.")
  private @Nullable File html;

  @Option(
      names = "--collapsed",
      paramLabel = "FILE",
      description =
          "Writes stacks, weighted by the microseconds that they blocked, for tools for flame"
              + " graphs.")
  private @Nullable File collapsed;

  @Option(
      names = "--loop-time",
      paramLabel = "FILE",
      description =
          "Writes stacks beneath their routes, weighted by the microseconds of event loops' time,"
              + " blocked or not.")
  private @Nullable File loopTime;

  @Option(
      names = "--live",
      description = "Has the JVM serve the page on the loopback address, and prints where.")
  private boolean live;

  @Spec private @Nullable CommandSpec spec;

  ReportCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws UnreachableException, ResultFiles.UnusableFileException {
    TargetJvm jvm = TargetJvm.of(pid, jar);
    if (html == null && collapsed == null && loopTime == null && !live) {
      print(byDelay ? jvm.summaryByDelay() : jvm.summary());
    }
    if (html != null) {
      ResultFiles.write(html, jvm.htmlReport(), false);
      print("The report of process " + jvm.pid() + " is in " + html + ".\n");
    }
    if (collapsed != null) {
      ResultFiles.write(collapsed, jvm.collapsedStacks(), false);
      print("The stacks of process " + jvm.pid() + " are in " + collapsed + ".\n");
    }
    if (loopTime != null) {
      ResultFiles.write(loopTime, jvm.loopTimeStacks(), false);
      print("The time of event loops of process " + jvm.pid() + " is in " + loopTime + ".\n");
    }
    if (live) {
      print("The page of process " + jvm.pid() + " is at " + jvm.livePage() + " until it exits.\n");
    }
    return 0;
  }

  private void print(String text) {
    CommandSpec own = spec;
    if (own != null) {
      own.commandLine().getOut().print(text);
      own.commandLine().getOut().flush();
    }
  }
}
