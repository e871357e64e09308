package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.SideBySide;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

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

  @Test
  void causeSiteAndDurationAreRight() {
    assertOnEachJdk(
        CauseTest::isRight,
        at("classInit", "class_init", "SettingsReader.run")
            .launched(Launch.withFlags(ONE_OFFS_ARE_REPORTED)),
        at("nativeSleep", "native", "NativeSleep.hold").from(22));
  }

  @Test
  void samplesLeadToTheMethod() {
    assertOnEachJdk(
        result ->
            isRight(result)
                .has("samples", report -> report.number("loopwarden.samples") > 0)
                .has("tree", report -> !new Stall(report).tree().isEmpty())
                .has("tasks", report -> hasItsTasks(result.stallCase(), report)),
        at("spin", "cpu", "Computations.spin").withoutFlags(),
        at("gzip", "cpu", "Computations.compress").withoutFlags(),
        at("bigInteger", "cpu", "Computations.power").withoutFlags(),
        at("sort", "cpu", "Computations.sort").withoutFlags(),
        at(AWAITED, "cpu", "Computations.spin").withoutFlags());
  }

  /** Five tasks are submitted while that one computes. */
  private static boolean hasItsTasks(StallCase stallCase, Report report) {
    return !stallCase.name().equals(AWAITED)
        || report.json().getAsJsonObject("loopwarden.delayed").get("tasks").getAsInt() >= 5;
  }

  /** On each JDK at the same time: of each, one event loop computes. */
  private static void assertOnEachJdk(Consumer<CaseResult> assertion, StallCase... cases) {
    SideBySide.each(
        Cases.groupsOnEachJdk(cases), each -> assertEach(each.group(), each.jdk(), assertion));
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

  @Test
  void manyShortTasksAreNotAttributedToOne() {
    assertOnEachJdk(
        result -> result.hasRightCauses().hasRightDurations(),
        nowhere("manyTasks", "many_tasks").launched(Launch.withFlags(ALL_IN_ONE_ITERATION)));
  }
}
