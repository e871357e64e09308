package io.loopwarden.it;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Target;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever blocks an event loop is reported, once, as what it is, with its place. Blocking where
 * that is allowed is silent, and so is what does not block on an event loop: that comes first, in
 * the same server, after many event loops that have started and ended.
 */
class DetectionTest {
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#sampledWithoutFlags")
  @Execution(ExecutionMode.CONCURRENT)
  void eachBlockingCallIsReportedOnceAndNothingElse(Target target) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEachIsReportedOnce(target));
  }

  private static void assertEachIsReportedOnce(Target target) {
    List<ExpectedReport> scenarios =
        Observation.playable(ExpectedReports.withoutDatabase(), target);

    Observation observation =
        Observation.of(
            "detection", target, Agent.withDefaults(), EventLoopEnds::startAndStopMany, scenarios);

    EventLoopEnds.assertAllWereWatched(observation.recording());
    observation.assertReportsExactly(scenarios);
    observation.assertCountsNothingElse(scenarios);
  }
}
