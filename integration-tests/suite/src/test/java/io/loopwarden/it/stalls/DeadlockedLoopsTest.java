package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two event loops that wait for each other are reported while they do. */
class DeadlockedLoopsTest {

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(at("loopsDeadlock", "blocking_call", "DeadlockedLoops.waitFor"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void eachNamesTheOther(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEachNamesTheOther(stallCase, jdk));
  }

  private static void assertEachNamesTheOther(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.run(stallCase, jdk);

    CaseResult.of(stallCase, jdk, recording, recording.log().blockingCalls())
        .hasRightCauses()
        .hasRightSites()
        .hasRightDurations();
    Set<String> loops =
        Measurement.of(recording).stream().map(Measurement::loop).collect(Collectors.toSet());
    List<Stall> deadlocks = Stall.of(recording).stream().filter(Stall::isDeadlock).toList();
    assertThat(deadlocks)
        .hasSizeGreaterThanOrEqualTo(StallProgram.REPETITIONS)
        .allSatisfy(
            stall -> {
              assertThat(stall.isOngoing()).isTrue();
              assertThat(stall.level()).isEqualTo("ERROR");
              assertThat(namedLoops(stall.report())).isEqualTo(loops);
            });
    assertThat(Stall.endedIn(recording)).allMatch(Stall::isPlatform);
  }

  private static Set<String> namedLoops(Report report) {
    return Set.of(report.eventLoop(), report.text("loopwarden.deadlock_with"));
  }
}
