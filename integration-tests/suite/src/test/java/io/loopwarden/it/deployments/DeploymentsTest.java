package io.loopwarden.it.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.Matrix;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.WorkFolders;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One application that calls a library which is on no list, in every packaging: the site is the
 * application's line.
 */
class DeploymentsTest {

  private static final String LOAD = "com.acme.shop.Orders.load";

  /** Where the stall is; samples have names instead of classes. */
  private static final String COUNT = "com.acme.shop.Orders.lambda$count$";

  /** Each on each JDK that it is possible on. */
  static Stream<Arguments> packagings() {
    return Arrays.stream(Packaging.values())
        .flatMap(
            packaging ->
                Matrix.inTurn(
                        packaging.ordinal(),
                        InstalledJdks.chosen().stream().filter(packaging::isPossible).toList())
                    .map(jdk -> Arguments.of(packaging, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("packagings")
  void theSiteIsTheApplicationsLine(Packaging packaging, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertSites(packaging, jdk));
  }

  private static void assertSites(Packaging packaging, Jdk jdk) {
    String name = "deployments/" + packaging + "-jdk" + jdk.feature();
    Parts parts = new Parts(WorkFolders.create(name + "-files"));

    Recording recording = run(name, packaging.runtime(parts, jdk), packaging.arguments(parts));

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    List<Report> calls = recording.log().blockingCalls();
    assertThat(calls).extracting(Report::function).containsOnly(LOAD, packaging.check());
    List<Report> loads = recording.log().blockingCallsThrough(LOAD);
    assertThat(loads)
        .extracting(call -> call.text("loopwarden.call"))
        .containsOnly("org.other.lib.Client.fetch");
    assertThat(loads).extracting(Report::fingerprint).containsOnly(loads.get(0).fingerprint());
    assertThat(recording.log().named(Report.STALL))
        .filteredOn(stall -> String.valueOf(stall.stackTrace()).contains(COUNT))
        .allSatisfy(stall -> assertThat(stall.function()).startsWith(COUNT));
  }

  /** On a busy machine the platform may be the cause of the stall, or no sample may show it. */
  private static Recording run(String name, Jdk jdk, List<String> arguments) {
    try (ObservedProgram program =
        ObservedProgram.startPackaged(
            Launch.shortRun(),
            name,
            jdk,
            Agent.with("log.rate", "unlimited")
                .and("stall.warmup", "0")
                .and("stall.platform", "true"),
            arguments)) {
      return program.awaitEnd(Duration.ofMinutes(2));
    }
  }
}
