package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of deep stacks, all different, do not fill the host's heap, and each call counts. */
class MemoryBudgetTest {
  private static final String PROGRAM = "com.example.faults.harm.DeepStacks";
  private static final int STACKS = 2100;
  private static final int LOOPS = 4;

  /** The budget of 16 MB as much again for what the estimates miss, and a few for the program. */
  private static final long MOST_MEGABYTES = 40;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void deepStacksStayWithinTheBudget(Jdk jdk) throws Exception {
    Recording recording = run(jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput())
        .singleElement()
        .satisfies(
            line ->
                assertThat(Long.parseLong(line.substring("HEAP ".length())))
                    .isLessThan(MOST_MEGABYTES));
    Report summary = recording.log().named(Report.SUMMARY).get(0);
    assertThat(recording.log().summary().countAt(PROGRAM + ".descend")).isPositive();
    assertThat(calls(summary) + summary.number("loopwarden.unclassified"))
        .isEqualTo(STACKS * LOOPS);
  }

  /** How many calls there were in all occurrences. */
  private static long calls(Report summary) {
    long calls = 0;
    for (JsonElement row : summary.json().getAsJsonArray("loopwarden.operations")) {
      calls += row.getAsJsonObject().get("count").getAsLong();
    }
    return calls;
  }

  private Recording run(Jdk jdk) throws IOException {
    Path operations =
        Files.writeString(
            folder.resolve("operations.txt"),
            PROGRAM
                + ".gateway\n  category gateway\n  nature   blocking\n  remedy   none\n"
                + "  weave    "
                + PROGRAM
                + " gateway\n");
    // with an allow rule the whole stack matters
    Path allow = Files.writeString(folder.resolve("allow.txt"), "com.example.Nothing.matches\n");
    try (ObservedProgram program =
        ObservedProgram.start(
            Launch.withFlags("-Xmx128m"),
            "faults/deep-stacks",
            "faults",
            PROGRAM,
            jdk,
            Agent.with("operations.file", operations.toString())
                .and("allow.file", allow.toString()),
            Integer.toString(STACKS),
            Integer.toString(LOOPS))) {
      return program.awaitEnd(Duration.ofMinutes(2));
    }
  }
}
