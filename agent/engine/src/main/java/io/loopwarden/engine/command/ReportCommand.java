package io.loopwarden.engine.command;

import java.io.File;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: prints the summary of a JVM that has the agent. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints what was found so far in a JVM that has the agent.")
final class ReportCommand implements Callable<Integer> {

  private final File jar;

  @Parameters(index = "0", paramLabel = "<pid>", description = "The process id of the JVM.")
  private String pid = "";

  @Spec private @Nullable CommandSpec spec;

  ReportCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws UnreachableException {
    String summary = TargetJvm.of(pid, jar).summary();
    CommandSpec own = spec;
    if (own != null) {
      own.commandLine().getOut().print(summary);
      own.commandLine().getOut().flush();
    }
    return 0;
  }
}
