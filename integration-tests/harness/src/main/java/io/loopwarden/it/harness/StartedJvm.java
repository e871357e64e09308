package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that a test has started: its command line, its output and, beside that, the agent's
 * logs. All of it is part of the message when the test fails, see {@link FailureReport}.
 *
 * @param process the process
 * @param command its whole command line
 * @param standardOutput the file that its standard output goes to
 * @param standardError the file that its standard error goes to
 */
public record StartedJvm(
    Process process, List<String> command, Path standardOutput, Path standardError) {

  /** What the description of each process begins with. */
  static final String TITLE = "\n--- command line\n";

  /**
   * Starts a process in the folder of its output, with nothing in its environment that would add
   * JVM options.
   */
  public static StartedJvm start(
      List<String> command,
      Map<String, String> variables,
      Path standardOutput,
      Path standardError) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(standardOutput.getParent().toFile())
            .redirectOutput(standardOutput.toFile())
            .redirectError(standardError.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(variables);
    try {
      return of(builder.start(), command, standardOutput, standardError);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that was started otherwise. */
  public static StartedJvm of(
      Process process, List<String> command, Path standardOutput, Path standardError) {
    StartedJvm jvm = new StartedJvm(process, List.copyOf(command), standardOutput, standardError);
    TestJvms.add(jvm);
    return jvm;
  }

  /** Its command line, its output and the agent's logs, at most so many characters of each. */
  void describe(StringBuilder text, int most) {
    text.append(TITLE);
    text.append(String.join(" ", command.stream().map(StartedJvm::quoted).toList()));
    append(text, "process " + process.pid(), ending(), most);
    append(text, "standard output: " + standardOutput, read(standardOutput), most);
    append(text, "standard error: " + standardError, read(standardError), most);
    for (Path log : logs()) {
      append(text, "log: " + log, read(log), most);
    }
  }

  private String ending() {
    return process.isAlive() ? "still running" : "exit code " + process.exitValue();
  }

  /** As a shell needs it. */
  private static String quoted(String word) {
    return word.matches("[\\w./:=,+@%^-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The agent's logs, which the tests keep beside the output. */
  private List<Path> logs() {
    try (Stream<Path> files = Files.list(standardOutput.toAbsolutePath().getParent())) {
      return files.filter(StartedJvm::isLog).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && name.matches("(loopwarden|agent)\\b.*\\.(log|json)(\\.\\d+)?");
  }

  private static void append(StringBuilder text, String title, String content, int most) {
    if (content.isEmpty()) {
      return;
    }
    int from = Math.max(0, content.length() - most);
    text.append("\n--- ").append(title);
    if (from > 0) {
      text.append(" (the last ").append(most).append(" of ").append(content.length());
      text.append(" characters)");
    }
    text.append('\n').append(content, from, content.length());
  }

  private static String read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip()
          : "";
    } catch (IOException e) {
      return "cannot be read: " + e;
    }
  }
}
