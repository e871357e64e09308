package io.loopwarden.benchmarks.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.benchmarks.setup.Agent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTableTest {

  private static final Measurements.Case LOOPS = new Measurements.Case("loops", "JDK 17.0.15");

  private final Measurements measurements = new Measurements();

  private void measured(Measurements.Case subject, String figure, Agent agent, double... values) {
    for (double value : values) {
      measurements.add(subject, figure, agent, value);
    }
  }

  private CostTable table(String benchmark) {
    Recording recording =
        new Recording(
            benchmark,
            benchmark + " --rounds 3",
            LocalDate.of(2026, 11, 3),
            "2 cores",
            measurements);
    return new CostTable(List.of(recording));
  }

  private static List<String> cells(String table) {
    List<String> lines = table.lines().toList();
    assertThat(lines).hasSize(3);
    return List.of(lines.get(2).replaceAll(" *\\| *", "|").substring(1).split("\\|"));
  }

  @Test
  void aRatioHasItsIntervalAndItsControlAndWhatRepeatsIt() {
    measured(LOOPS, "CPU ms", Agent.NONE, 100, 200, 400);
    measured(LOOPS, "CPU ms", Agent.CONTROL, 90, 200, 440);
    measured(LOOPS, "CPU ms", Agent.LOOPWARDEN, 150, 200, 480);

    assertThat(cells(table("churn").forReadme()))
        .containsExactly(
            "loops: CPU time, ratio",
            "17.0.15",
            "1.20 (1.00 to 1.50)",
            "1.00 (0.90 to 1.10)",
            "–",
            "3",
            "`churn --rounds 3`, 3 November 2026");
  }

  @Test
  void whatIsAddedHasItsSign() {
    measured(LOOPS, "CPU ns/call", Agent.NONE, 10, 10, 10);
    measured(LOOPS, "CPU ns/call", Agent.CONTROL, 8, 10, 13);
    measured(LOOPS, "CPU ns/call", Agent.LOOPWARDEN, 110, 120, 130);
    measured(LOOPS, "CPU ns/call", Agent.BLOCKHOUND, 1010, 1010, 1010);

    assertThat(cells(table("flood").whole()))
        .contains("+110 (+100 to +120)", "0 (-2 to +3)", "+1000 (+1000 to +1000)");
  }

  @Test
  void aFigureWithoutAControlIsLeftOut() {
    measured(LOOPS, "CPU ms", Agent.NONE, 100, 200, 400);
    measured(LOOPS, "CPU ms", Agent.LOOPWARDEN, 150, 200, 480);

    assertThat(table("churn").whole().lines()).hasSize(2);
  }

  @Test
  void theReadmeHasOfTheStartTheEmptyMainAlone() {
    for (String program : List.of("empty main", "first event loop")) {
      for (Agent agent : Agent.values()) {
        measured(new Measurements.Case(program, "JDK 25.0.3"), "CPU ms", agent, 1, 2, 3);
      }
    }

    assertThat(cells(table("startup").forReadme())).contains("empty main: CPU time, ms added");
    assertThat(table("startup").whole().lines()).hasSize(4);
  }

  @Test
  void whatIsRecordedTwiceIsNotGuessed() {
    measured(LOOPS, "CPU ms", Agent.NONE, 1);
    Recording one =
        new Recording("churn", "churn", LocalDate.of(2026, 11, 3), "2 cores", measurements);

    assertThatThrownBy(() -> new CostTable(List.of(one, one)))
        .hasMessage("recorded twice: churn, loops, JDK 17.0.15");
  }
}
