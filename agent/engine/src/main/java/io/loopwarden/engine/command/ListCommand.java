package io.loopwarden.engine.command;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;

/**
 * {@code list}: prints the JVMs that this user can attach to. It does not talk to them: those that
 * have the agent are recognised by the agent's jar, which a JVM with the agent keeps open.
 */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the JVMs that this user can attach to: process id, user, whether the agent's jar is"
          + " open in it (yes, no, or ? where the system does not say), main class."
    })
final class ListCommand extends PrintingCommand {

  private static final String ROW = "%-8s %-12s %-8s %s%n";
  private static final String UNKNOWN = "?";
  private static final String AGENT_CLASS = "io/loopwarden/launcher/LoopwardenAgent.class";
  private static final String AGENT_IN_DROP_IN = "META-INF/loopwarden/loopwarden-agent.jar";

  @Override
  void print(PrintWriter out) {
    List<VirtualMachineDescriptor> jvms = VirtualMachine.list(); // first: it may not be there
    out.printf(ROW, "PID", "USER", "ATTACHED", "MAIN CLASS");
    String self = Long.toString(ProcessHandle.current().pid());
    for (VirtualMachineDescriptor jvm : jvms) {
      if (!jvm.id().equals(self)) {
        out.printf(ROW, jvm.id(), user(jvm.id()), attached(jvm.id()), mainClass(jvm.displayName()));
      }
    }
  }

  private static String user(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .flatMap(process -> process.info().user())
        .orElse(UNKNOWN);
  }

  /** The first word of a JVM's command; arguments may hold secrets. */
  private static String mainClass(String command) {
    int space = command.indexOf(' ');
    String first = space < 0 ? command : command.substring(0, space);
    return first.isEmpty() ? UNKNOWN : first;
  }

  private static String attached(String pid) {
    Path files = Path.of("/proc", pid, "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        if (isAgentJar(file)) {
          return "yes";
        }
      }
      return "no";
    } catch (IOException e) {
      return UNKNOWN; // not Linux, or it has just ended
    }
  }

  private static boolean isAgentJar(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().endsWith(".jar") && isStartedByAgent(file);
    } catch (IOException e) {
      return false; // closed meanwhile, or no jar
    }
  }

  /** By what it has inside: people give the jar names of their own. */
  private static boolean isStartedByAgent(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      return jar.getEntry(AGENT_CLASS) != null || jar.getEntry(AGENT_IN_DROP_IN) != null;
    }
  }
}
