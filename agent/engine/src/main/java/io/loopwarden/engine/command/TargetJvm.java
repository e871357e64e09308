package io.loopwarden.engine.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** A running JVM that the agent is, or is to be, attached to. */
final class TargetJvm {

  /** Begins what the launcher takes for a request instead of options. */
  private static final String REQUEST = "command.";

  private static final String STARTED = "started";
  private static final String INVALID_OPTIONS = "invalid options";
  private static final String ALLOWED = "; allowed: a running JVM, as list prints it";

  private final long pid;
  private final File jar;

  TargetJvm(long pid, File jar) {
    this.pid = pid;
    this.jar = jar;
  }

  /**
   * The process of a command's argument.
   *
   * @throws UnreachableException if it is no process id
   */
  static TargetJvm of(String pid, File jar) throws UnreachableException {
    try {
      long number = Long.parseLong(pid);
      if (number > 0) {
        return new TargetJvm(number, jar);
      }
    } catch (NumberFormatException e) {
      // as any other that is no process id
    }
    throw UnreachableException.wrongArgument(
        "\""
            + pid
            + "\" is no process id; allowed: the number of a running JVM, as list prints it");
  }

  long pid() {
    return pid;
  }

  /**
   * Loads the agent; returns what does not work although it has started, in one line each.
   *
   * @param options the agent's argument
   * @throws UnreachableException if it has not started
   */
  List<String> attach(String options) throws UnreachableException {
    String outcome = ask("attach", "," + options);
    List<String> lines = outcome.lines().toList();
    if (lines.isEmpty()) {
      throw new UnreachableException(
          "the agent did not start in process " + pid + "; its standard error says why");
    }
    List<String> others = lines.subList(1, lines.size());
    if (lines.get(0).equals(INVALID_OPTIONS)) {
      throw UnreachableException.wrongArgument(
          String.join("; ", others) + "; nothing was attached to process " + pid);
    }
    if (!lines.get(0).equals(STARTED)) {
      throw new UnreachableException("process " + pid + ": " + String.join(" ", lines));
    }
    return others;
  }

  /**
   * The summary of a JVM that has the agent.
   *
   * @throws UnreachableException if it has none, or cannot be asked
   */
  String summary() throws UnreachableException {
    String answer = ask("summary", "");
    if (answer.isEmpty()) {
      throw new UnreachableException("Loopwarden is not attached to process " + pid);
    }
    return answer;
  }

  /**
   * The same with problems ranked by how long they kept others waiting.
   *
   * @throws UnreachableException if it has no agent, or cannot be asked
   */
  String summaryByDelay() throws UnreachableException {
    return askForFile("summaryByDelay");
  }

  /**
   * The HTML report of a JVM that has the agent.
   *
   * @throws UnreachableException if it has none, or cannot be asked
   */
  String htmlReport() throws UnreachableException {
    return askForFile("html");
  }

  /**
   * The stacks of problems in a JVM that has the agent, for tools for flame graphs; empty if there
   * are none.
   *
   * @throws UnreachableException if it has no agent, or cannot be asked
   */
  String collapsedStacks() throws UnreachableException {
    return askForLines("collapsed");
  }

  /**
   * The stacks of event loops in a JVM that has the agent, blocked or not, beneath their routes,
   * for tools for flame graphs; empty if there are none yet.
   *
   * @throws UnreachableException if it has no agent, or cannot be asked
   */
  String loopTimeStacks() throws UnreachableException {
    return askForLines("loopTime");
  }

  private String askForLines(String request) throws UnreachableException {
    String lines = askForFile(request);
    return lines.substring(0, lines.length() - 1); // an empty line: an answer is never empty
  }

  /**
   * The address of the live page of a JVM that has the agent, which opens a port for it.
   *
   * @throws UnreachableException if it has none, cannot be asked, or cannot open a port
   */
  String livePage() throws UnreachableException {
    String answer = askForFile("live");
    if (!answer.startsWith("http:")) {
      throw new UnreachableException(
          "process " + pid + " cannot open a port for the page: " + answer);
    }
    return answer;
  }

  private String askForFile(String request) throws UnreachableException {
    String answer = ask(request, "");
    if (answer.isEmpty()) {
      throw new UnreachableException(
          "Loopwarden is not attached to process "
              + pid
              + ", or its version there does not know this option");
    }
    return answer;
  }

  private String ask(String request, String argument) throws UnreachableException {
    try {
      Path answer = Files.createTempFile("loopwarden", ".txt");
      try {
        giveToTarget(answer);
        load(REQUEST + request + '=' + answer + argument);
        return Files.readString(answer);
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      throw new UnreachableException("the answer of process " + pid + " cannot be read: " + e);
    }
  }

  /** As root the answer comes from another user's JVM, which has to be able to write it. */
  private void giveToTarget(Path answer) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    if (Files.exists(process)) {
      UserPrincipal owner = Files.getOwner(process);
      if (!owner.equals(Files.getOwner(answer)) && isRoot()) {
        Files.setOwner(answer, owner);
      }
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void load(String argument) throws UnreachableException {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw UnreachableException.wrongArgument("there is no process " + pid + ALLOWED);
    }
    if (pid == ProcessHandle.current().pid()) {
      throw UnreachableException.wrongArgument(
          "process " + pid + " is this command itself" + ALLOWED);
    }
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgent(jar.getAbsolutePath(), argument);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw UnreachableException.wrongArgument(
          "process "
              + pid
              + " is not a JVM, or it does not allow attaching (-XX:+DisableAttachMechanism)"
              + ALLOWED);
    } catch (IOException e) {
      throw UnreachableException.wrongArgument(
          "process "
              + pid
              + " cannot be attached to: "
              + e.getMessage()
              + "; allowed: a JVM of the same user, or any as root");
    } catch (AgentLoadException | AgentInitializationException e) {
      throw new UnreachableException(
          "process " + pid + " could not load the agent: " + e.getMessage());
    } catch (NoClassDefFoundError e) {
      throw new UnreachableException("attaching needs a JDK: this Java has no jdk.attach module");
    }
  }
}
