package io.loopwarden.engine.command;

import io.loopwarden.engine.text.PlainText;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}: loads the agent into a JVM that runs already. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = "Attaches the agent to a JVM that runs already.")
final class AttachCommand implements Callable<Integer> {

  private final File jar;

  @Parameters(index = "0", paramLabel = "<pid>", description = "The process id of the JVM.")
  private String pid = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "key=value",
      description = "Options of the agent.")
  private List<String> options = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  AttachCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws UnreachableException {
    CommandSpec own = spec;
    if (own != null) {
      GivenOptions.parse(own, options);
    }
    List<String> warnings = TargetJvm.of(pid, jar).attach(String.join(",", options));
    if (own != null) {
      own.commandLine().getOut().println("Loopwarden is attached to process " + pid + ".");
      for (String warning : warnings) {
        own.commandLine()
            .getErr()
            .println("loopwarden: process " + pid + ": " + PlainText.line(warning));
      }
    }
    return 0;
  }
}
