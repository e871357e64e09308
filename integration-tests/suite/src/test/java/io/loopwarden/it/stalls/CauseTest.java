package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each stall is reported with its cause, the method that is guilty, and its duration. {@code
 * -Dloopwarden.it.stall.repetitions=20} makes it a proof.
 */
@MeasuresTime
class CauseTest {

  /** Netty looks at its connections once a second, however many tasks there are. */
  private static final String ALL_IN_ONE_ITERATION =
      "-Dio.netty.eventLoop.maxTaskProcessingQuantumMs=10000";

  private static final String ONE_OFFS_ARE_REPORTED = "-Dloopwarden.allow.builtin=false";

  private static final String AWAITED = "awaited";

  static Stream<Arguments> cases() {
    return Cases.togetherOnEachJdk(
        at("classInit", "class_init", "SettingsReader.run")
            .launched(Launch.withFlags(ONE_OFFS_ARE_REPORTED)),
        at("nativeSleep", "native", "NativeSleep.hold").from(22));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void causeSiteAndDurationAreRight(CaseGroup group, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEach(group, jdk, CauseTest::isRight));
  }

  static Stream<Arguments> computations() {
    return Cases.togetherOnEachJdk(
        at("spin", "cpu", "Computations.spin").withoutFlags(),
        at("gzip", "cpu", "Computations.compress").withoutFlags(),
        at("bigInteger", "cpu", "Computations.power").withoutFlags(),
        at("sort", "cpu", "Computations.sort").withoutFlags(),
        at(AWAITED, "cpu", "Computations.spin").withoutFlags());
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("computations")
  void samplesLeadToTheMethod(CaseGroup group, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () ->
            assertEach(
                group,
                jdk,
                result ->
                    isRight(result)
                        .has("samples", report -> report.number("loopwarden.samples") > 0)
                        .has("tree", report -> !new Stall(report).tree().isEmpty())
                        .has("tasks", report -> hasItsTasks(result.stallCase(), report))));
  }

  /** Five tasks are submitted while that one computes. */
  private static boolean hasItsTasks(StallCase stallCase, Report report) {
    return !stallCase.name().equals(AWAITED)
        || report.json().getAsJsonObject("loopwarden.delayed").get("tasks").getAsInt() >= 5;
  }

  private static void assertEach(CaseGroup group, Jdk jdk, Consumer<CaseResult> assertion) {
    Recording recording = StallProgram.run(group, jdk);
    assertAll(
        group.cases().stream()
            .map(each -> CaseResult.of(each, jdk, CaseGroup.part(each, recording)))
            .map(result -> () -> assertion.accept(result)));
  }

  private static CaseResult isRight(CaseResult result) {
    return result.hasRightCauses().hasRightSites().hasRightDurations();
  }

  static Stream<Arguments> casesOfManyTasks() {
    return Cases.onEachJdk(
        nowhere("manyTasks", "many_tasks").launched(Launch.withFlags(ALL_IN_ONE_ITERATION)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("casesOfManyTasks")
  void manyShortTasksAreNotAttributedToOne(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () ->
            CaseResult.of(stallCase, jdk, StallProgram.run(stallCase, jdk))
                .hasRightCauses()
                .hasRightDurations());
  }
}
