package io.loopwarden.engine.command;

import io.loopwarden.engine.config.NearestKey;
import io.loopwarden.engine.text.PlainText;
import java.io.File;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The entry to the command line. Exit codes: 0 for done; 1 for found or failed, such as attaching a
 * second time; 2 for arguments that cannot be understood or a process that is none to talk to. Each
 * gets one line.
 */
@Command(
    name = "java -jar loopwarden-agent.jar",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Finds what blocks the event loops of Netty and Vert.x.",
    subcommands = {
      AttachCommand.class,
      ReportCommand.class,
      ListCommand.class,
      CheckCommand.class,
      BaselineCommand.class,
      CompareCommand.class,
      ScanCommand.class,
      MergeCommand.class,
      OperationsCommand.class,
      OptionsCommand.class,
      HelpCommand.class
    })
public final class LoopwardenCommand implements Runnable, Function<Map<String, Object>, Integer> {

  /** {@code String[]}: the arguments. */
  public static final String ARGUMENTS = "arguments";

  /** {@link File}: the agent's jar. */
  public static final String JAR = "jar";

  /** {@link PrintWriter}: where to print; standard output if missing. */
  public static final String OUT = "out";

  /** {@link PrintWriter}: where to print what is wrong; standard error if missing. */
  public static final String ERR = "err";

  private static final String ATTACH_API = "com/sun/tools/attach/";

  static final int FAILED = 1;
  static final int USAGE = 2;

  static {
    offerToLoader(LoopwardenCommand.class.getClassLoader());
  }

  @Spec private @Nullable CommandSpec spec;

  @SuppressWarnings("unchecked") // the launcher's loader is a consumer of just this
  private static void offerToLoader(@Nullable ClassLoader loader) {
    if (loader instanceof Consumer<?> launcher) {
      ((Consumer<Object>) launcher).accept(new LoopwardenCommand());
    }
  }

  @Override
  public Integer apply(Map<String, Object> environment) {
    File jar = (File) environment.get(JAR);
    String[] arguments = (String[]) environment.get(ARGUMENTS);
    if (jar == null || arguments == null) {
      throw new IllegalArgumentException("the launcher gave no jar or no arguments");
    }
    try {
      CommandLine line = commandLine(new CommandFactory(jar, System.getenv()));
      if (environment.get(OUT) instanceof PrintWriter out) {
        line.setOut(out);
      }
      if (environment.get(ERR) instanceof PrintWriter err) {
        line.setErr(err);
      }
      return line.execute(arguments);
    } catch (NoClassDefFoundError e) {
      if (!String.valueOf(e.getMessage()).startsWith(ATTACH_API)) {
        throw e;
      }
      System.err.println(
          "loopwarden: this command needs the module jdk.attach, which this Java runtime lacks;"
              + " run it with a JDK");
      return FAILED;
    }
  }

  static CommandLine commandLine(CommandLine.IFactory factory) {
    CommandLine line = new CommandLine(new LoopwardenCommand(), factory);
    line.setParameterExceptionHandler(LoopwardenCommand::complain);
    line.setExecutionExceptionHandler(LoopwardenCommand::fail);
    return line;
  }

  private static int complain(ParameterException problem, String[] arguments) {
    PrintWriter err = problem.getCommandLine().getErr();
    CommandLine root = problem.getCommandLine();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched
        && problem.getCommandLine() == root) {
      String word = unmatched.getUnmatched().get(0);
      String nearest = NearestKey.near(word, root.getSubcommands().keySet());
      message =
          "there is no command \""
              + word
              + (nearest.isEmpty() ? "\"" : "\"; nearest: " + nearest)
              + "; allowed: "
              + String.join(", ", root.getSubcommands().keySet());
    }
    err.println("loopwarden: " + PlainText.line(message.replace('\n', ' ')));
    return USAGE;
  }

  private static int fail(Exception problem, CommandLine line, CommandLine.ParseResult result) {
    line.getErr().println("loopwarden: " + PlainText.line(String.valueOf(problem.getMessage())));
    return problem instanceof UnreachableException unreachable && unreachable.isWrongArgument()
        ? USAGE
        : FAILED;
  }

  @Override
  public void run() {
    CommandSpec own = spec;
    if (own != null) {
      throw new ParameterException(
          own.commandLine(),
          "a command is missing; allowed: "
              + String.join(", ", own.commandLine().getSubcommands().keySet()));
    }
  }
}
