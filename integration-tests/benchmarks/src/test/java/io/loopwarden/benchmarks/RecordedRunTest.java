package io.loopwarden.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.benchmarks.setup.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedRunTest {

  @Test
  void theCommandHasNoPathOfTheMachine() {
    List<String> arguments =
        List.of("churn --rounds 5 --jdk /jdk --agent a.jar --record r --seconds 2".split(" "));

    assertThat(RecordedRun.command(arguments)).isEqualTo("churn --rounds 5 --seconds 2");
  }

  @Test
  void aBenchmarkWithoutSuchValuesIsNamedBeforeItRuns() {
    assertThatThrownBy(() -> Benchmarks.recordable("jar-size"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--record: jar-size keeps no values; one of startup, ");
  }
}
