package io.loopwarden.benchmarks.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void measuresTheBuiltAgentBesideAllOthersOnAllJdks() {
    Options options = Options.parse(List.of());

    assertThat(options.loopwardenJar())
        .isEqualTo(Path.of("agent/launcher/target/loopwarden-agent.jar"));
    assertThat(options.agents()).containsExactly(Agent.values());
    assertThat(options.jdks()).isNotEmpty();
    assertThat(options.rounds()).isEmpty();
    assertThat(options.secondsOr(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void takesWhatTheCommandLineSays() {
    Options options =
        parse(
            "--agent a.jar --agents none,loopwarden --rounds 3 --seconds 4 --blockhound b.jar --record r.tsv");

    assertThat(options.loopwardenJar()).isEqualTo(Path.of("a.jar"));
    assertThat(options.blockHoundJar()).isEqualTo(Path.of("b.jar"));
    assertThat(options.rounds()).hasValue(3);
    assertThat(options.recordedIn()).hasValue(Path.of("r.tsv"));
    assertThat(options.secondsOr(Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
    assertThat(options.agentsAmong(Agent.LOOPWARDEN, Agent.BLOCKHOUND))
        .containsExactly(Agent.LOOPWARDEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--jdk /nowhere        | --jdk: no JDK 17 or later in /nowhere",
        "--rounds 0            | --rounds: '0' is not a whole number above 0",
        "--rounds many         | --rounds: 'many' is not a whole number above 0",
        "--seconds             | --seconds: needs a value",
        "--agents none,bloom   | --agents: no agent 'bloom'; known are none, control, empty, blockhound, loopwarden",
        "--round 3             | --round: no such option; known are --agent, --agent-options, --blockhound, --jdk, --agents, --rounds, --seconds, --record",
      })
  void tellsInOneLineWhatIsWrong(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void missesAJarBeforeItMeasures() {
    Options options = parse("--agent missing.jar --agents loopwarden");

    assertThatThrownBy(options::requireJars)
        .hasMessage("--agent: no file missing.jar; build the agent first");
  }

  private static Options parse(String arguments) {
    return Options.parse(List.of(arguments.split(" ")));
  }
}
