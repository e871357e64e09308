package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stall of which the operation is known is reported as a blocking call, and once. */
class KnownOperationTest {

  /** Of a stall that is longer than so many times its calls, these do not tell all. */
  private static final int MOST_TIMES_LONGER = 4;

  /** What is asserted of a case. */
  @FunctionalInterface
  private interface Assertion {
    void on(StallCase stallCase, Jdk jdk, Recording recording);
  }

  private static final Map<String, Assertion> ASSERTIONS =
      Map.of(
          "sqlite", KnownOperationTest::assertReportedAsTheOperation,
          "compressed", KnownOperationTest::assertReportedOnce,
          "loopsDeadlock", KnownOperationTest::assertEachLoopNamesTheOther);

  static Stream<Arguments> cases() {
    return Cases.togetherOnEachJdk(
        at("sqlite", "blocking_call", "LockedDatabase.hold"),
        at("compressed", "blocking_call", "CompressedAnswer.hold"),
        at("loopsDeadlock", "blocking_call", "DeadlockedLoops.waitFor"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void isReportedAsTheCall(CaseGroup group, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = StallProgram.run(group, jdk);
          assertAll(
              group.cases().stream()
                  .map(
                      each ->
                          () ->
                              ASSERTIONS
                                  .get(each.name())
                                  .on(each, jdk, CaseGroup.part(each, recording))));
        });
  }

  private static void assertReportedAsTheOperation(
      StallCase stallCase, Jdk jdk, Recording recording) {
    assertRight(stallCase, jdk, recording);
    assertThat(recording.log().blockingCalls())
        .allSatisfy(report -> assertThat(report.category()).isEqualTo("jdbc"));
    assertThat(Stall.endedIn(recording)).allMatch(Stall::isPlatform);
  }

  private static void assertRight(StallCase stallCase, Jdk jdk, Recording recording) {
    CaseResult.of(stallCase, jdk, recording, recording.log().blockingCalls())
        .hasRightCauses()
        .hasRightSites()
        .hasRightDurations();
  }

  /**
   * Half of the time is the operation's, half is computed in the same call of the application. On a
   * busy machine the second half may take so long that the operation is not the story any more:
   * then the report is that of the stall.
   */
  private static void assertReportedOnce(StallCase stallCase, Jdk jdk, Recording recording) {
    assertThat(Measurement.of(recording)).hasSize(StallProgram.REPETITIONS);
    List<Report> calls = recording.log().blockingCalls();
    List<Stall> stalls =
        Stall.endedIn(recording).stream().filter(stall -> !stall.isPlatform()).toList();
    assertThat(calls.size() + stalls.size()).isEqualTo(StallProgram.REPETITIONS);
    assertThat(calls)
        .allSatisfy(report -> assertThat(report.function()).isEqualTo(stallCase.site()));
    assertThat(stalls).allSatisfy(KnownOperationTest::assertLittleCalled);
  }

  /** Operations that were too short to be calls are counted, too. */
  private static void assertLittleCalled(Stall stall) {
    long calledNanos = stall.report().json().get("loopwarden.called_ns").getAsLong();
    assertThat(stall.report().durationNanos()).isGreaterThan((MOST_TIMES_LONGER - 1) * calledNanos);
  }

  /** Two event loops that wait for each other are reported while they do. */
  private static void assertEachLoopNamesTheOther(
      StallCase stallCase, Jdk jdk, Recording recording) {
    assertRight(stallCase, jdk, recording);
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
