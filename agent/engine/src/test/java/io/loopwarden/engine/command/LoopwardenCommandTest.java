package io.loopwarden.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Option;
import io.loopwarden.engine.config.Options;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LoopwardenCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line =
        LoopwardenCommand.commandLine(new CommandFactory(new File("agent.jar"), Map.of()));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private void assertOneLine(String... words) {
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("loopwarden: ").contains(words);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void withoutACommandTheCommandsAreNamed() {
    assertThat(run()).isEqualTo(2);

    assertOneLine("attach", "report", "operations", "options", "help");
  }

  @Test
  void aCommandWithATypingErrorNamesTheOneThatWasMeant() {
    assertThat(run("atach", "1")).isEqualTo(2);

    assertOneLine("\"atach\"; nearest: attach; allowed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "xyz", "1234", "server.jar"})
  void aWordThatNoCommandIsLikeHasNoNearest(String word) {
    assertThat(run(word)).isEqualTo(2);

    assertOneLine("there is no command \"" + word + "\"; allowed: attach, report, list");
    assertThat(err.toString()).doesNotContain("nearest");
  }

  @ParameterizedTest
  @CsvSource({"lsit, list", "chekc, check", "option, options", "basline, baseline", "scna, scan"})
  void lettersThatAreLeftOutOrChangedPlacesAreUnderstood(String word, String command) {
    assertThat(run(word)).isEqualTo(2);

    assertOneLine("there is no command \"" + word + "\"; nearest: " + command + "; allowed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "report"})
  void aMissingPidIsAMistake(String command) {
    assertThat(run(command)).isEqualTo(2);

    assertOneLine("<pid>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "report"})
  void aPidIsANumber(String command) {
    assertThat(run(command, "java")).isEqualTo(2);

    assertOneLine("\"java\" is no process id", "allowed: the number of a running JVM");
  }

  @Test
  void anOptionOfTheAgentHasAKeyAndAValue() {
    assertThat(run("attach", "1", "mode")).isEqualTo(2);

    assertOneLine("\"mode\"", "key=value");
  }

  @Test
  void anOptionThatDoesNotExistIsAMistake() {
    assertThat(run("operations", "--jdks", "17")).isEqualTo(2);

    assertOneLine("--jdks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "report"})
  void aProcessThatIsGoneIsAFailure(String command) throws Exception {
    Process process =
        new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    process.waitFor();

    assertThat(run(command, Long.toString(process.pid()))).isEqualTo(2);

    assertOneLine("there is no process " + process.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "report"})
  void thisVeryProcessIsAFailure(String command) {
    String pid = Long.toString(ProcessHandle.current().pid());

    assertThat(run(command, pid)).isEqualTo(2);

    assertOneLine(pid, "itself");
  }

  @Test
  void operationsAreListedForAJdk() {
    assertThat(run("operations", "--jdk", "17")).isZero();

    for (Operation operation : CatalogueReader.load(17).operations()) {
      assertThat(out.toString()).contains(operation.name(), operation.remedy());
    }
    assertThat(out.toString().lines()).hasSize(CatalogueReader.load(17).operations().size());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void optionsAreListed() {
    assertThat(run("options")).isZero();

    for (Option<?> option : Options.ALL) {
      assertThat(out.toString()).contains(option.key(), option.meaning());
    }
    assertThat(out.toString()).contains("threshold.<category> ");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help"})
  void helpNamesTheCommands(String argument) {
    assertThat(run(argument)).isZero();

    assertThat(out.toString()).contains("attach", "report", "operations", "options");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void rightOptionsPassInSilence() {
    assertThat(run("options", "log.rate=1/s", "allow=a,b reason=c", "threshold.jdbc=0")).isZero();

    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void eachWrongOptionIsOneLine() {
    assertThat(run("options", "log.rat=1/s", "mode=loud")).isEqualTo(2);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("loopwarden: ").contains("nearest: log.rate"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "loopwarden: option mode has the value \"loud\";"
                            + " allowed: report, throw or count"));
  }

  @Test
  void customOperationsBringTheirCategories(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("operations.txt"),
            """
            com.acme.Legacy.call
              category legacy
              nature blocking
              remedy Do not
              weave com.acme.Legacy call
            """);

    assertThat(run("options", "operations.file=" + file, "threshold.legacy=1ms")).isZero();

    assertThat(err.toString()).isEmpty();
  }
}
