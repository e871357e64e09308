package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.ScenarioServer;

/**
 * Event loops that end in a server which goes on: each leaves nothing behind, not even if it was
 * reported. Its thread can be collected.
 */
final class EventLoopEnds {
  /** Where each of the event loops blocks once. */
  static final String SITE = "com.example.scenarios.LoopChurn.blockOnce";

  private static final int LOOPS = 200;

  private EventLoopEnds() {}

  /** Has a server start and stop many, one after the other. */
  static void startAndStopMany(ScenarioServer server) {
    assertThat(server.churn(LOOPS)).isEqualTo("churned started=" + LOOPS + " lingering=0");
  }

  /** Asserts that all of them were watched. */
  static void assertAllWereWatched(Recording recording) {
    assertThat(recording.log().summary().countAt(SITE))
        .as("the event loops that were watched")
        .isEqualTo(LOOPS);
  }
}
