package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file of allow rules allows is counted and not reported, and the rest is reported. */
class AllowRulesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SLEEP_RULE = Sites.SLEEP + " reason=nobody waits for it";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aRuleAllowsItsMethodAndAllBelow(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("allow-below", jdk);
    sandbox.write("allow.txt", "# old code", "com.example.isolation.legacy.Import.run reason=old");

    TextLog log = run(sandbox, "import", "sleep");

    assertThat(log.blockingCallsAt(Sites.IMPORT_READ)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.PAYMENT_CHARGE)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.SLEEP)).hasSize(1);
    assertThat(allowedBy("com.example.isolation.legacy.Import.run (old)", log)).isEqualTo(2);
    assertThat(log.summary().number("allowed")).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aDenialInsideReportsAgain(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("allow-deny", jdk);
    sandbox.write(
        "allow.txt",
        "com.example.isolation.legacy.Import.* reason=old",
        "deny com.example.isolation.legacy.Payment.* reason=never here");

    TextLog log = run(sandbox, "import");

    assertThat(log.blockingCallsAt(Sites.IMPORT_READ)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.PAYMENT_CHARGE)).hasSize(1);
    assertThat(allowedBy("com.example.isolation.legacy.Import.* (old)", log)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aRuleAllowsOnlyUpToItsDurationInItsCategoryUntilItsDay(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("allow-limits", jdk);
    sandbox.write(
        "allow.txt",
        Sites.SLEEP + " category=sleep up-to=1h until=2999-12-31 reason=short enough",
        Sites.NAP + " up-to=1ms reason=too long",
        Sites.IMPORT_READ + " category=jdbc reason=another category",
        Sites.PAYMENT_CHARGE + " until=2020-12-31 reason=over");

    TextLog log = run(sandbox, "sleep", "nap", "import");

    assertThat(log.blockingCallsAt(Sites.SLEEP)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.NAP)).hasSize(1);
    assertThat(log.blockingCallsAt(Sites.IMPORT_READ)).hasSize(1);
    assertThat(log.blockingCallsAt(Sites.PAYMENT_CHARGE)).hasSize(1);
    assertThat(allowedBy(Sites.SLEEP + " (short enough)", log)).isEqualTo(1);
    assertThat(allowedBy(Sites.PAYMENT_CHARGE + " (never matched)", log)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void rulesCanStandInTheOption(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("allow-option", jdk);

    sandbox
        .puppet()
        .withAgent("log.file=agent.log", "allow=" + SLEEP_RULE + "; " + Sites.NAP + " reason=short")
        .run("sleep", "nap", "import")
        .well();

    TextLog log = TextLog.of(sandbox.file("agent.log"));
    assertThat(log.blockingCallsAt(Sites.SLEEP)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.NAP)).isEmpty();
    assertThat(log.blockingCallsAt(Sites.IMPORT_READ)).hasSize(1);
    assertThat(allowedBy(Sites.SLEEP + " (nobody waits for it)", log)).isEqualTo(1);
    assertThat(allowedBy(Sites.NAP + " (short)", log)).isEqualTo(1);
  }

  /**
   * The same call is reported, allowed and reported again while the file changes. A line that is
   * not a rule tells, by the complaint about it, when the agent has read the file.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aChangedFileIsReadWhileTheProgramRuns(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("allow-changes", jdk);
    sandbox.write("allow.txt", "# nothing yet");
    try (RunningProgram program =
        sandbox
            .puppet()
            .withAgent("log.file=agent.log", "log.rate=unlimited", "allow.file=allow.txt")
            .start("listen")) {
      program.awaitLine();
      program.order("sleep");
      awaitSleeps(sandbox, 1);
      sandbox.write("allow.txt", "mark-one", SLEEP_RULE);
      awaitInvalidRules(sandbox, "allow.txt:1");
      program.order("sleep");
      sandbox.write("allow.txt", "# none any more", "mark-two");
      awaitInvalidRules(sandbox, "allow.txt:1", "allow.txt:2");
      program.order("sleep");
      awaitSleeps(sandbox, 2);
      program.awaitEnd().well();

      TextEntry summary = TextLog.of(sandbox.file("agent.log")).summary();
      assertThat(summary.number("allowed")).isPositive();
    }
  }

  private static TextLog run(Sandbox sandbox, String... orders) {
    sandbox.puppet().withAgent("log.file=agent.log", "allow.file=allow.txt").run(orders).well();
    return TextLog.of(sandbox.file("agent.log"));
  }

  /** The count in the summary's row of a rule, written {@code pattern (reason)}. */
  private static long allowedBy(String rule, TextLog log) {
    return log.summary().details().stream()
        .map(String::strip)
        .filter(row -> row.endsWith("  " + rule))
        .mapToLong(row -> Long.parseLong(row.substring(0, row.indexOf(' '))))
        .findAny()
        .orElseThrow(() -> new AssertionError("no row for " + rule + ": " + log.summary()));
  }

  private static void awaitSleeps(Sandbox sandbox, int count) {
    await("report " + count)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(logSoFar(sandbox).blockingCallsAt(Sites.SLEEP)).hasSize(count));
  }

  private static void awaitInvalidRules(Sandbox sandbox, String... places) {
    await("complaints about " + String.join(", ", places))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(logSoFar(sandbox).named("invalid_option"))
                    .extracting(entry -> entry.field("value"))
                    .containsExactly(places));
  }

  private static TextLog logSoFar(Sandbox sandbox) {
    return TextLog.of(sandbox.file("agent.log"));
  }
}
