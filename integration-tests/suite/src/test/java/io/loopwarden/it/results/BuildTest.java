package io.loopwarden.it.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.RunningProgram;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.isolation.TextEntry;
import io.loopwarden.it.isolation.TextLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** A build of several JVMs: what each leaves, the one verdict, and the file of what is accepted. */
class BuildTest {
  private static final String SLEEP = "com.example.isolation.Blocking.sleep";
  private static final String NAP = "com.example.isolation.Blocking.nap";
  private static final String BASELINE = "known.txt";

  /** Whatever these tests themselves run in. */
  private static final Map<String, String> AT_HOME = Map.of("CI", "");

  private static final Map<String, String> IN_CI = Map.of("CI", "true");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void existingProblemsAreAcceptedAndNewOnesFailTheCheck(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("build", jdk);
    sandbox.puppet().withAgent("results=all/one").run("sleep", "sleep").well();
    sandbox.puppet().withAgent("results=all/two").run("nap", "sleep").well();

    // Nothing is accepted yet.
    Ended first = sandbox.agentCommand("check", "all", "--junit-xml=it.xml", "--markdown=it.md");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.error()).isEmpty();
    TextLog log = TextLog.amid(first.output());
    assertThat(log.named("new_violation"))
        .extracting(each -> each.field("operation") + " " + each.number("count"))
        .containsExactlyInAnyOrder("java.lang.Thread.sleep 3", "java.lang.Thread.sleep 1");
    assertThat(at(log, "new_violation", SLEEP).number("jvms")).isEqualTo(2);
    assertThat(verdict(log).field("verdict")).isEqualTo("failed");
    assertThat(verdict(log).number("event_loops")).isEqualTo(2);
    assertThat(failures(sandbox.file("it.xml"))).isEqualTo(2);
    assertThat(sandbox.file("it.md")).content().contains("| `java.lang.Thread.sleep` |");

    // In CI it stays so, at home it is accepted.
    assertThat(update(sandbox, IN_CI, "all").exitCode()).isEqualTo(1);
    assertThat(sandbox.file(BASELINE)).content().doesNotContain("java.lang.Thread.sleep");
    update(sandbox, AT_HOME, "all").well();
    assertThat(sandbox.file(BASELINE))
        .content()
        .containsPattern(
            "\n[0-9a-f]{8} java.lang.Thread.sleep "
                + SLEEP
                + " first_seen=\\S+ occurrences=3 longest_ms=\\d+\\.\\d reason=\"in a test\"\n");
    check(sandbox, "all").well();

    // The same file keeps an agent silent.
    Ended silent =
        sandbox
            .puppet()
            .withAgent("baseline=" + BASELINE, "results=fixed")
            .run("sleep", "sleep")
            .well();
    assertThat(silent.log().named("blocking_call")).isEmpty();
    assertThat(silent.log().summary().number("accepted")).isEqualTo(2);
    assertThat(silent.log().summary().number("unseen")).isEqualTo(1);

    // The nap is gone: that fails nothing, and in CI too it is removed.
    TextLog fixed = TextLog.amid(check(sandbox, "fixed").well().output());
    assertThat(at(fixed, "obsolete", NAP)).isNotNull();
    assertThat(verdict(fixed).number("obsolete")).isEqualTo(1);
    assertThat(check(sandbox, "fixed", "--fail-on-obsolete").exitCode()).isEqualTo(1);
    update(sandbox, IN_CI, "fixed").well();
    assertThat(sandbox.file(BASELINE)).content().contains(SLEEP + " ").doesNotContain(NAP + " ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aProblemThatHasGrownIsAViolation(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("ratchet", jdk);
    sandbox.puppet().withAgent("results=before").run("sleep").well();
    update(sandbox, AT_HOME, "before").well();
    acceptAnyDuration(sandbox.file(BASELINE)); // a busy machine makes of 20 ms what it likes

    Ended grown =
        sandbox
            .puppet()
            .withAgent("baseline.mode=ratchet", "baseline=" + BASELINE, "results=after")
            .run("sleep", "sleep", "sleep")
            .well();

    assertThat(grown.log().blockingCallsAt(SLEEP))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.field("exceeded")).isEqualTo("3 occurrences, 1 accepted, factor 2");
            });
    check(sandbox, "after").well();
    Ended refused = check(sandbox, "after", "--mode=ratchet");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(TextLog.amid(refused.output()).named("exceeded")).hasSize(1);
    check(sandbox, "after", "--mode=ratchet", "--factor=3").well();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void twoRunsAreCompared(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("compared", jdk);
    sandbox.puppet().withAgent("results=before").run("sleep").well();
    sandbox.puppet().withAgent("results=after").run("nap").well();

    Ended compared =
        sandbox.agentCommand("compare", "before", "after", "--fail-on-worse", "--html=both.html");

    assertThat(compared.exitCode()).isEqualTo(1);
    TextLog log = TextLog.amid(compared.output());
    assertThat(at(log, "gone", SLEEP).number("count_before")).isEqualTo(1);
    assertThat(at(log, "new", NAP).number("count_after")).isEqualTo(1);
    assertThat(log.named("comparison"))
        .singleElement()
        .satisfies(sum -> assertThat(sum.field("busy_pct_after")).isNotEmpty());
    assertThat(sandbox.file("both.html")).content().contains(SLEEP + "(", NAP + "(");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aKilledJvmIsListedAsMissing(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("killed", jdk);
    sandbox.write(BASELINE, "01234567 gone");
    sandbox.puppet().withAgent("results=parts").run("sleep").well();
    try (RunningProgram program = sandbox.puppet().withAgent("results=parts").start("listen")) {
      program.awaitLine();
      await().atMost(PATIENCE).until(() -> filesIn(sandbox.file("parts")) == 2);
      ProcessHandle process = ProcessHandle.of(program.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    }

    Ended check = check(sandbox, "parts");

    assertThat(check.exitCode()).isEqualTo(1); // the sleep
    TextEntry verdict = verdict(TextLog.amid(check.output()));
    assertThat(verdict.number("not_ended")).isEqualTo(1);
    assertThat(verdict.field("obsolete")).isEqualTo("unknown");
    update(sandbox, AT_HOME, "parts").well();
    assertThat(sandbox.file(BASELINE)).content().contains("01234567 ", SLEEP);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aTerminatedJvmWritesAllItsFindings(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("terminated", jdk);
    try (RunningProgram program = sandbox.puppet().withAgent("results=parts").start("listen")) {
      program.awaitLine();
      program.order("sleep");
      ProcessHandle process = ProcessHandle.of(program.pid()).orElseThrow();
      process.destroy();
      process.onExit().join();
    }

    TextLog log = TextLog.amid(sandbox.agentCommand("check", "parts").output());

    assertThat(at(log, "new_violation", SLEEP).number("count")).isEqualTo(1);
    assertThat(verdict(log).number("not_ended")).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aJvmWithoutEventLoopsWritesItsResult(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-loops", jdk);
    sandbox.write(BASELINE, "01234567 gone");
    Ended program = sandbox.puppet().withAgent("results=parts").run().well();
    assertThat(program.error()).isEmpty();

    TextEntry verdict = verdict(TextLog.amid(check(sandbox, "parts").well().output()));

    assertThat(verdict.number("jvms")).isEqualTo(1);
    assertThat(verdict.field("obsolete_unknown_because")).isEqualTo("no JVM had an event loop");
  }

  private static void acceptAnyDuration(Path baseline) {
    try {
      String text = Files.readString(baseline);
      Files.writeString(baseline, text.replaceAll("longest_ms=\\S+", "longest_ms=600000.0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ended check(Sandbox sandbox, String parts, String... more) {
    String[] arguments =
        Stream.concat(Stream.of("check", parts, "--baseline", BASELINE), Stream.of(more))
            .toArray(String[]::new);
    return sandbox.agentCommand(arguments);
  }

  private static Ended update(Sandbox sandbox, Map<String, String> variables, String parts) {
    return sandbox.agentCommand(
        variables, "baseline", "--update", BASELINE, "--from", parts, "--reason", "in a test");
  }

  private static TextEntry verdict(TextLog log) {
    List<TextEntry> verdicts = log.named("verdict");
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  private static TextEntry at(TextLog log, String event, String method) {
    List<TextEntry> found =
        log.named(event).stream()
            .filter(
                entry ->
                    entry.field("site").equals(method)
                        || entry.field("site").startsWith(method + "("))
            .toList();
    assertThat(found).as("%s at %s", event, method).hasSize(1);
    return found.get(0);
  }

  private static long filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int failures(Path xml) {
    try {
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(xml.toFile())
              .getDocumentElement();
      return suite.getElementsByTagName("failure").getLength();
    } catch (Exception e) {
      throw new AssertionError(xml + " is no XML", e);
    }
  }
}
