package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import io.loopwarden.it.harness.WorkFolders;
import io.loopwarden.it.metrics.OtlpReceiver;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In a runtime with few modules, one line says which are missing, and all else works. */
class SmallRuntimeTest {

  /** In a small matrix only that of the fewest modules is on each JDK. */
  static Stream<Arguments> runtimes() {
    return Stream.of(
            InstalledJdks.chosen().stream()
                .map(
                    jdk ->
                        Arguments.of(
                            jdk,
                            List.of(),
                            List.of("java.management", "jdk.management", "jdk.jfr"))),
            Matrix.inTurn(0)
                .map(
                    jdk ->
                        Arguments.of(
                            jdk, List.of("java.management"), List.of("jdk.management", "jdk.jfr"))),
            Matrix.inTurn(1)
                .map(
                    jdk ->
                        Arguments.of(
                            jdk,
                            List.of("java.sql", "jdk.jfr", "jdk.attach"),
                            List.of("java.management", "jdk.management"))))
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("runtimes")
  void sleepsAndStallsAreReported(Jdk jdk, List<String> modules, List<String> missing)
      throws Exception {
    assumeTrue(SmallRuntime.canBeMadeBy(jdk), jdk + " has no jlink or no jmods");
    Jdk runtime = SmallRuntime.of(jdk, modules);
    String name = "small-runtime-" + runtime.home().getFileName();

    Hiccups.retryAfterHiccup(
        () -> {
          Sandbox sandbox = new Sandbox(runtime, WorkFolders.create("isolation/" + name));
          JavaProgram program = LoopProgram.in(sandbox).withAgent("stall.warmup=0");
          // the watchdog has judged the stall before the last sleep ends
          Ended ended = program.run("sleep", "compute", "sleep", "sleep", "sleep", "sleep").well();

          assertThat(ended.output()).hasSize(6).contains("sleep slept", "compute computed");
          assertThat(ended.error()).noneMatch(line -> line.contains("Exception"));
          assertThat(ended.error()).noneMatch(line -> line.contains("NoClassDefFoundError"));
          assertMissing(ended.log(), missing);
          assertThat(ended.log().named("started")).hasSize(1);
          assertThat(ended.log().blockingCallsAt(LoopProgram.SLEEP)).isNotEmpty();
          assertThat(ended.log().named("stall"))
              .singleElement()
              .satisfies(
                  stall -> assertThat(stall.field("site")).startsWith(LoopProgram.COMPUTE + "("));
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aCollectorGetsReportsOfARuntimeThatHasNoHttpClient(Jdk jdk) throws Exception {
    assumeTrue(SmallRuntime.canBeMadeBy(jdk), jdk + " has no jlink or no jmods");
    Jdk runtime = SmallRuntime.of(jdk, List.of());
    Sandbox sandbox = new Sandbox(runtime, WorkFolders.create("isolation/otlp-" + jdk.feature()));
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      JavaProgram program =
          LoopProgram.in(sandbox).withAgent("otlp.endpoint=" + receiver.endpoint());

      program.run("sleep", "sleep").well();

      assertThat(receiver.logs("loopwarden.blocking_call")).isNotEmpty();
      assertThat(receiver.logs("loopwarden.summary")).hasSize(1);
    }
  }

  /** Everything that could need a module is asked for; each line is ours, and all else works. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void optionsThatNeedAMissingModuleGetOneLineEach(Jdk jdk) throws Exception {
    assumeTrue(SmallRuntime.canBeMadeBy(jdk), jdk + " has no jlink or no jmods");
    Jdk runtime = SmallRuntime.of(jdk, List.of());
    Sandbox sandbox =
        new Sandbox(runtime, WorkFolders.create("isolation/options-jdk" + jdk.feature()));
    JavaProgram program =
        LoopProgram.in(sandbox).withAgent("jfr.backstop=true,virtual_threads=true,jmx=true");

    Ended ended = program.run("sleep", "compute", "sleep").well();

    assertThat(ended.error()).noneMatch(line -> line.contains("Exception"));
    assertThat(ended.log().named("jfr"))
        .extracting(line -> line.field("message"))
        .containsExactlyInAnyOrder(
            "jfr.backstop=true sees nothing: this JVM runs without jdk.jfr",
            jdk.feature() < 21
                ? "virtual_threads=true needs JDK 21 or later; this is " + jdk.feature()
                : "virtual_threads=true sees no pinned threads: this JVM runs without jdk.jfr");
    assertThat(ended.log().named("jmx_unavailable"))
        .singleElement()
        .satisfies(line -> assertThat(line.field("message")).contains("without java.management"));
    assertThat(ended.log().named("missing_modules")).hasSize(1);
    assertThat(ended.log().blockingCallsAt(LoopProgram.SLEEP)).isNotEmpty();
  }

  private static void assertMissing(TextLog log, List<String> missing) {
    assertThat(log.named("missing_modules"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.field("message"))
                    .startsWith("this JVM runs without " + String.join(", ", missing) + ": "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void attachingWithoutItsModuleGetsOneLine(Jdk jdk) {
    assumeTrue(SmallRuntime.canBeMadeBy(jdk), jdk + " has no jlink or no jmods");
    Jdk runtime = SmallRuntime.of(jdk, List.of());
    Sandbox sandbox =
        new Sandbox(runtime, WorkFolders.create("isolation/no-attach-jdk" + jdk.feature()));

    Ended ended = sandbox.agentCommand("attach", "1");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.error()).singleElement().asString().contains("jdk.attach");
  }
}
