package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class LogTest {

  /** When all events here happen. */
  private static final String AT = "1970-01-01T00:00:00.000Z ";

  private static final String UNWRITABLE = "a regular file in a folder that can be written";

  @TempDir private Path folder;

  /** Through a file of properties, because the agent's argument has no way to write a comma. */
  private Configuration configuration(String... pairs) throws IOException {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    Path file = folder.resolve("loopwarden.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    Configuration configuration = ConfigurationReader.read("config=" + file, List.of());
    assertThat(configuration.problems()).isEmpty();
    return configuration;
  }

  private static Event event(String text) {
    return new Event(Level.WARN, "test", text, 0).both("text", text);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aFileGetsEachEventAtOnce() throws IOException {
    Path file = folder.resolve("loop.log");
    Log log = new Log(configuration("log.file", file.toString()));

    log.write(event("one"));
    assertThat(file).hasContent(AT + "WARN loopwarden event=test text=one\n");
    log.write(new Event(Level.INFO, "test", "m", 0).both("text", "zw\u00f6lf"));

    assertThat(file)
        .hasContent(
            AT
                + "WARN loopwarden event=test text=one\n"
                + AT
                + "INFO loopwarden event=test text=zw\u00f6lf\n");
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void theFormatIsThatOfTheOption() throws IOException {
    Path file = folder.resolve("loop.json");
    Log log = new Log(configuration("log.file", file.toString(), "log.format", "json"));

    log.write(event("one"));

    JsonObject line = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(line.get("@timestamp").getAsString()).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(line.get("event.name").getAsString()).isEqualTo("loopwarden.test");
    assertThat(line.get("loopwarden.text").getAsString()).isEqualTo("one");
    assertThat(line.get("process.pid").getAsLong()).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void whatIsInTheFileAlreadyStays() throws IOException {
    Path file = Files.writeString(folder.resolve("loop.log"), "before\n");
    Log log = new Log(configuration("log.file", file.toString()));

    log.write(event("one"));

    assertThat(file).hasContent("before\n" + AT + "WARN loopwarden event=test text=one\n");
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    Path file = folder.resolve("a/b/c/loop.log");
    Log log = new Log(configuration("log.file", file.toString()));

    log.write(event("one"));

    assertThat(file).exists();
    assertThat(log.problems()).isEmpty();
  }

  /** The name goes through Logback's patterns and properties, where these mean something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.log",
        "(in) parentheses.log",
        "${user.home}.log",
        "semi;colon,comma.log",
        "Schl\u00e4fer \u20ac.log",
        "loop.log.gz",
        "loop.zip",
        "loop",
      })
  void aFileMayHaveAnyNameAndIsRotatedUnderIt(String name) throws IOException {
    Path logs = Files.createDirectory(folder.resolve("logs of " + name));
    String before = "x".repeat(1_100_000) + "\n";
    Path file = Files.writeString(logs.resolve(name), before);
    Log log = new Log(configuration("log.file", file.toString(), "log.file.megabytes", "1"));

    log.write(event("one"));

    assertThat(log.problems()).isEmpty();
    assertThat(files(logs)).containsExactly(file, logs.resolve(name + ".1"));
    assertThat(logs.resolve(name + ".1")).hasContent(before);
    assertThat(file).hasContent(AT + "WARN loopwarden event=test text=one\n");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Log log = new Log(configuration("log.file", folder.toString()));

    assertThat(log.problems())
        .containsExactly(new Problem("log.file", folder.toString(), UNWRITABLE));
  }

  @Test
  void aFolderThatCannotBeMadeIsOneProblem() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    String path = inTheWay.resolve("loop.log").toString();

    Log log = new Log(configuration("log.file", path));

    assertThat(log.problems()).containsExactly(new Problem("log.file", path, UNWRITABLE));
  }

  /** In a process of its own, since standard error is the process's. */
  @Test
  void withoutAFileThatCanBeWrittenStandardErrorGetsTheEvents() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StandardErrorProgram.class.getName(), "log.file=" + folder));

    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    String error;
    try (InputStream in = process.getErrorStream()) {
      error = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output).isEqualTo("1 problem\n");
    assertThat(error)
        .isEqualTo(
            AT
                + "WARN loopwarden event=test text=one\n"
                + AT
                + "WARN loopwarden event=test text=two\n");
  }

  /** An application that has replaced its standard error. */
  static final class StandardErrorProgram {
    private StandardErrorProgram() {}

    public static void main(String[] arguments) {
      System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), true));
      Log log = new Log(ConfigurationReader.read(arguments[0], List.of()));
      log.write(event("one"));
      log.write(event("two"));
      System.out.print(log.problems().size() + " problem\n");
    }
  }
}
