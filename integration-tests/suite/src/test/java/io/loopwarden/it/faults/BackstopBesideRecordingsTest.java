package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The user's own recording is as complete beside {@code jfr.backstop=true} as without it. */
class BackstopBesideRecordingsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void oneThatBeganBeforeTheBackstopIsComplete(Jdk jdk) throws Exception {
    Path file = WorkFolders.create("faults/recorded-before-" + jdk.feature()).resolve("user.jfr");
    Launch launch = Launch.withFlags("-XX:StartFlightRecording=filename=" + file);

    assertComplete(run("before", launch, jdk), file);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void oneThatBeganAfterTheBackstopIsComplete(Jdk jdk) throws Exception {
    Path file = WorkFolders.create("faults/recorded-after-" + jdk.feature()).resolve("user.jfr");

    assertComplete(run("after", Launch.plain(), jdk, file.toString()), file);
  }

  private static void assertComplete(Recording recording, Path file) throws IOException {
    assertThat(recording.exitCode()).isZero();
    assertThat(recording.log().named("loopwarden.problem")).isEmpty();
    Map<String, List<RecordedEvent>> events =
        RecordingFile.readAllEvents(file).stream()
            .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    assertThat(events)
        .containsKeys("loopwarden.BlockingCall", "loopwarden.Stall", "example.Served");
    assertThat(recording.standardOutput())
        .contains("served " + events.get("example.Served").size());
    assertThat(events.get("loopwarden.BlockingCall"))
        .anySatisfy(call -> assertThat(call.getString("category")).isEqualTo("sleep"));
    assertThat(events.get("loopwarden.Stall"))
        .anySatisfy(
            stall -> assertThat(stall.getString("site")).contains("RecordingProgram.compute"));
  }

  private static Recording run(String order, Launch launch, Jdk jdk, String... arguments) {
    try (ObservedProgram program =
        ObservedProgram.start(
            launch,
            "faults/backstop-" + order,
            "faults",
            "com.example.faults.recording.RecordingProgram",
            jdk,
            Agent.with("jfr.backstop", "true").and("stall.warmup", "0"),
            arguments)) {
      return program.awaitEnd(PATIENCE);
    }
  }
}
