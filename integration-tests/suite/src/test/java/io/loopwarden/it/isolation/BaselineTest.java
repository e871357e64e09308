package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Problems that a first run found are accepted by the next one, and only those. */
class BaselineTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void acceptedProblemsAreCountedAndNotReported(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("baseline", jdk);
    sandbox.puppet().withAgent("log.file=first.log").run("sleep").well();
    TextEntry known = TextLog.of(sandbox.file("first.log")).blockingCallsAt(Sites.SLEEP).get(0);
    sandbox.write(
        "baseline.txt", "# accepted", known.field("fingerprint") + "  " + known.field("site"));

    sandbox
        .puppet()
        .withAgent("log.file=second.log", "baseline=baseline.txt")
        .run("sleep", "sleep", "nap")
        .well();

    TextLog second = TextLog.of(sandbox.file("second.log"));
    assertThat(second.blockingCallsAt(Sites.SLEEP)).isEmpty();
    assertThat(second.blockingCallsAt(Sites.NAP)).hasSize(1);
    assertThat(second.summary().number("accepted")).isBetween(1L, 2L); // two may share an iteration
    assertThat(second.summary().details())
        .noneMatch(line -> line.contains(known.field("fingerprint")));
    assertThat(second.named("invalid_option")).isEmpty();
  }
}
