package io.loopwarden.it;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Target;
import io.loopwarden.it.harness.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JDBC on an event loop is reported as what the application called, and once: not again for the
 * driver that a pool or a proxy calls in turn, nor for the socket below. What a pool has at hand is
 * not reported.
 */
class JdbcDetectionTest {
  @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
  @MethodSource("databasesAndTargets")
  @Execution(ExecutionMode.CONCURRENT)
  void eachCallIsReportedOnce(TestedDatabase database, Target target) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEachIsReportedOnce(database, target));
  }

  private static void assertEachIsReportedOnce(TestedDatabase database, Target target) {
    List<ExpectedReport> expected = Observation.playable(database.expected().stream(), target);
    List<ExpectedReport> played = new ArrayList<>(expected);
    played.addAll(Observation.playable(database.unexpected().stream(), target));

    Observation observation =
        Observation.of(
            "jdbc-" + database, target, Agent.withDefaults(), played, database.arguments(target));

    observation.assertReportsExactly(expected);
  }

  static Stream<Arguments> databasesAndTargets() {
    List<Target> targets = Targets.netty().toList();
    return Stream.of(TestedDatabase.values())
        .flatMap(database -> targets.stream().map(target -> Arguments.of(database, target)));
  }
}
