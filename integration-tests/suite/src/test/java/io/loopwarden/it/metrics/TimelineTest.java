package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The timeline of a service that ends before it can close its file. */
class TimelineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;

  /** The form leaves open whether the array ends. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void aJvmThatIsKilledLeavesAFileThatCanBeRead(Jdk jdk) throws Exception {
    Path file = TimelineEvents.file("timeline-killed", jdk);
    try (MeasuredShop shop =
        MeasuredShop.start("timeline-killed", jdk, Agent.with("timeline.file", file.toString()))) {
      shop.order(ORDERS);
      await()
          .atMost(PATIENCE)
          .until(() -> Files.exists(file) && Files.readString(file).contains("Thread.sleep"));
      ProcessHandle.of(shop.program().pid()).orElseThrow().destroyForcibly();
      await().atMost(PATIENCE).until(() -> ProcessHandle.of(shop.program().pid()).isEmpty());

      TimelineEvents left = TimelineEvents.of(Files.readString(file) + "]");
      assertThat(left.sleeps()).isNotEmpty();
      TraceEventRules.assertKept(left.events());
    }
  }
}
