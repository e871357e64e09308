package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stall that a known operation explains is reported once: as that operation. */
class KnownOperationTest {

  /** Of a stall that is longer than so many times its calls, these do not tell all. */
  private static final int MOST_TIMES_LONGER = 4;

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(at("sqlite", "blocking_call", "LockedDatabase.hold"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void isReportedAsTheOperation(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedAsTheOperation(stallCase, jdk));
  }

  static Stream<Arguments> callsThatAlsoCompute() {
    return Cases.onEachJdk(at("compressed", "blocking_call", "CompressedAnswer.hold"));
  }

  /**
   * Half of the time is the operation's, half is computed in the same call of the application. On a
   * busy machine the second half may take so long that the operation is not the story any more.
   */
  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("callsThatAlsoCompute")
  @Execution(ExecutionMode.CONCURRENT)
  void isReportedOnce(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedOnce(stallCase, jdk));
  }

  private static void assertReportedOnce(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.run(stallCase, jdk);

    assertThat(Measurement.of(recording)).hasSize(StallProgram.REPETITIONS);
    assertThat(recording.log().blockingCalls())
        .hasSize(StallProgram.REPETITIONS)
        .allSatisfy(report -> assertThat(report.function()).isEqualTo(stallCase.site()));
    assertThat(Stall.endedIn(recording))
        .allMatch(
            stall ->
                stall.isPlatform()
                    || stall.report().durationNanos() > MOST_TIMES_LONGER * shortest(recording));
  }

  private static long shortest(Recording recording) {
    return recording.log().blockingCalls().stream()
        .mapToLong(Report::durationNanos)
        .min()
        .orElseThrow();
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
