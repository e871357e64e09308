package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stall that a known operation explains is reported once: as that operation. */
class KnownOperationTest {

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(at("sqlite", "blocking_call", "LockedDatabase.hold"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void isReportedAsTheOperation(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedAsTheOperation(stallCase, jdk));
  }

  private static void assertReportedAsTheOperation(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.run(stallCase, jdk);

    CaseResult.of(stallCase, jdk, recording, recording.log().blockingCalls())
        .hasRightCauses()
        .hasRightSites()
        .hasRightDurations();
    assertThat(recording.log().blockingCalls())
        .allSatisfy(report -> assertThat(report.category()).isEqualTo("jdbc"));
    assertThat(Stall.endedIn(recording)).allMatch(Stall::isPlatform);
  }
}
