package io.loopwarden.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program hears of its own event loops through the API. */
class WatchTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SLEEP = "java.lang.Thread.sleep com.example.watched.Pause.";

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aListenerReceivesTheEventsOfItsEventLoops(Jdk jdk) {
    Agent agent =
        Agent.with("log.rate", "0")
            .and("stall.threshold", "1h")
            .and("allow", "com.example.watched.Pause.allowed reason=known and fine");
    Recording recording;
    try (ObservedProgram program =
        ObservedProgram.start("api", "stalls", "com.example.watched.WatchedProgram", jdk, agent)) {
      recording = program.awaitEnd(PATIENCE);
    }

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    List<String> lines = recording.standardOutput();
    assertThat(linesOf("code", lines)).containsExactly("code " + SLEEP + "sleep null VIOLATION");
    assertThat(linesOf("remedy", lines))
        .singleElement()
        .asString()
        .startsWith("remedy java.lang.Thread.sleep docs/remedies.md#sleep-netty ")
        .contains("ctx.executor().schedule(");
    assertThat(linesOf("result", lines)).containsExactly("result done");
    assertThat(linesOf("thrown", lines)).containsExactly("thrown its own");
    assertThat(linesOf("failed", lines)).containsExactly("failed an event loop was blocked:");
    assertThat(linesOf("since", lines)).isEmpty();
    assertThat(linesOf("count", lines)).containsExactly("count 20");
    assertThat(linesOf("first", lines))
        .hasSize(20)
        .containsOnly("first " + SLEEP + "sleep null VIOLATION");
    assertThat(linesOf("scope", lines).stream().distinct()) // two may share an iteration
        .containsExactlyInAnyOrder(
            "scope " + SLEEP + "sleep mine VIOLATION", "scope " + SLEEP + "sleep null VIOLATION");
    assertThat(linesOf("violations", lines)).isEmpty();
    assertThat(linesOf("allowed", lines))
        .containsExactly("allowed com.example.watched.Pause.sleep ALLOWED known and fine");
    assertThat(linesOf("rest", lines)).containsExactly("rest true");
    assertThat(linesOf("asked", lines)).containsExactly("asked true [true]");
    assertThat(linesOf("hanging", lines))
        .singleElement()
        .asString()
        .contains("does not return: ", "com.example.watched.Pause.until(Pause.java:");
    assertThat(linesOf("busy", lines)).containsExactly("busy true");
    assertThat(linesOf("busyloop", lines))
        .containsExactly("busyloop " + SLEEP + "sleep null VIOLATION");
  }

  private static List<String> linesOf(String situation, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(situation + " ")).toList();
  }
}
