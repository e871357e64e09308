package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method reference that an event loop runs has the class that wrote it as its site. */
class ReferencesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.calls.References";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void theSiteIsTheClassThatHasTheReferenceInItsSource(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = run(jdk);
          List<Report> executing = at(recording, "Executing");
          List<Report> submitting = at(recording, "Submitting");

          assertThat(executing).hasSizeGreaterThan(1);
          assertThat(executing.get(0).flag("loopwarden.ongoing")).isTrue();
          assertThat(executing.get(executing.size() - 1).isBlockingCall()).isTrue();
          assertThat(submitting).singleElement();
          assertThat(executing)
              .extracting(Report::fingerprint)
              .containsOnly(executing.get(0).fingerprint())
              .doesNotContain(submitting.get(0).fingerprint());
          assertThat(recording.log().blockingCalls())
              .extracting(report -> report.text("loopwarden.call"))
              .containsOnly("java.util.concurrent.CompletableFuture.join");
          assertThat(recording.log().reports())
              .filteredOn(
                  report -> report.isBlockingCall() || Report.STALL.equals(report.eventName()))
              .extracting(Report::function)
              .containsOnly(function("Executing"), function("Submitting"));
        });
  }

  private static String function(String name) {
    return PROGRAM + '$' + name + ".(task)";
  }

  private static List<Report> at(Recording recording, String name) {
    return recording.log().reports().stream()
        .filter(report -> function(name).equals(report.function()))
        .toList();
  }

  private static Recording run(Jdk jdk) {
    Agent agent = Agent.with("log.rate", "unlimited").and("stall.warmup", "0");
    try (ObservedProgram program =
        ObservedProgram.start("faults/references", "faults", PROGRAM, jdk, agent)) {
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      return recording;
    }
  }
}
