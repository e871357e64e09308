package io.loopwarden.engine.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running JVM that the agent is, or is to be, attached to. */
final class TargetJvm {

  /** What the launcher takes for requests instead of options: the file for the answer follows. */
  private static final String SUMMARY_REQUEST = "command.summary=";

  private static final String ATTACH_REQUEST = "command.attach=";
  private static final String STARTED = "started";

  private final long pid;
  private final File jar;

  TargetJvm(long pid, File jar) {
    this.pid = pid;
    this.jar = jar;
  }

  /** A JVM that cannot be talked to; the message says why in one line. */
  static final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
      super(message);
    }
  }

  /**
   * Loads the agent.
   *
   * @param options the agent's argument
   * @throws UnreachableException if that cannot be done
   */
  void attach(String options) throws UnreachableException {
    String outcome = ask(ATTACH_REQUEST, "," + options);
    if (outcome.isEmpty()) {
      throw new UnreachableException(
          "the agent did not start in process " + pid + "; its standard error says why");
    }
    if (!outcome.equals(STARTED)) {
      throw new UnreachableException("process " + pid + ": " + outcome);
    }
  }

  /**
   * The summary of a JVM that has the agent.
   *
   * @throws UnreachableException if it has none, or cannot be asked
   */
  String summary() throws UnreachableException {
    String answer = ask(SUMMARY_REQUEST, "");
    if (answer.isEmpty()) {
      throw new UnreachableException("Loopwarden is not attached to process " + pid);
    }
    return answer;
  }

  private String ask(String request, String argument) throws UnreachableException {
    try {
      Path answer = Files.createTempFile("loopwarden", ".txt");
      try {
        load(request + answer + argument);
        return Files.readString(answer);
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      throw new UnreachableException("the answer of process " + pid + " cannot be read: " + e);
    }
  }

  private void load(String argument) throws UnreachableException {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new UnreachableException("there is no process " + pid);
    }
    if (pid == ProcessHandle.current().pid()) {
      throw new UnreachableException("process " + pid + " is this command itself");
    }
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgent(jar.getAbsolutePath(), argument);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new UnreachableException(
          "process " + pid + " is not a JVM, or does not let itself be attached to");
    } catch (IOException e) {
      throw new UnreachableException(
          "process "
              + pid
              + " cannot be attached to; it must be a JVM of the same user: "
              + e.getMessage());
    } catch (AgentLoadException | AgentInitializationException e) {
      throw new UnreachableException(
          "process " + pid + " could not load the agent: " + e.getMessage());
    } catch (NoClassDefFoundError e) {
      throw new UnreachableException("attaching needs a JDK: this Java has no jdk.attach module");
    }
  }
}
