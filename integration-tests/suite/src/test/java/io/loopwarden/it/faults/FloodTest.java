package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event loop makes more blocking calls than stacks can be walked: each call counts. */
class FloodTest {
  private static final String PROGRAM = "com.example.faults.harm.Flood";
  private static final String GATEWAY = PROGRAM + ".gateway";
  private static final int ITERATIONS = 400;
  private static final int CALLS = ITERATIONS * 2000;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void stacksAreSampledAndCallsAreCountedExactly(Jdk jdk) throws Exception {
    Recording recording = run(jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.printed("CALLS")).isEqualTo(Integer.toString(CALLS));
    Report summary = recording.log().named(Report.SUMMARY).get(0);
    JsonObject gateway = gateway(summary);
    assertThat(gateway.get("count").getAsLong()).isEqualTo(CALLS);
    List<Summary.Site> sites = // a starved machine may have others
        recording.log().summary().sites().stream()
            .filter(site -> site.operation().equals(GATEWAY))
            .toList();
    assertThat(sites)
        .extracting(Summary.Site::method)
        .containsExactlyInAnyOrder(PROGRAM + ".often", PROGRAM + ".seldom");
    assertThat(sites.stream().mapToLong(Summary.Site::totalNanos).sum())
        .isEqualTo(gateway.get("total_ns").getAsLong());

    List<Report> floods = recording.log().named("loopwarden.stacks_sampled");
    assertThat(floods).isNotEmpty();
    assertThat(floods)
        .allSatisfy(
            flood -> {
              assertThat(flood.eventLoop()).isEqualTo("flooded");
              assertThat(flood.number("loopwarden.factor")).isGreaterThan(1);
            });
    assertThat(floods.stream().mapToLong(flood -> flood.number("loopwarden.calls")).sum())
        .isEqualTo(summary.number("loopwarden.sampled"))
        .isBetween(1L, (long) CALLS);
  }

  /** The summary's row of the operation. */
  private static JsonObject gateway(Report summary) {
    for (JsonElement row : summary.json().getAsJsonArray("loopwarden.operations")) {
      if (row.getAsJsonObject().get("operation").getAsString().equals(GATEWAY)) {
        return row.getAsJsonObject();
      }
    }
    throw new AssertionError("no gateway in " + summary);
  }

  private Recording run(Jdk jdk) throws IOException {
    Path operations =
        Files.writeString(
            folder.resolve("operations.txt"),
            GATEWAY
                + "\n  category gateway\n  nature   blocking\n  remedy   none\n"
                + "  weave    "
                + PROGRAM
                + " gateway\n");
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/flood",
            "faults",
            PROGRAM,
            jdk,
            Agent.with("operations.file", operations.toString()),
            Integer.toString(ITERATIONS),
            Integer.toString(CALLS / ITERATIONS))) {
      return program.awaitEnd(Duration.ofMinutes(2));
    }
  }
}
