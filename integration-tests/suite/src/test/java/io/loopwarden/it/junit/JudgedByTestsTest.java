package io.loopwarden.it.junit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.isolation.TextEntry;
import io.loopwarden.it.isolation.TextLog;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JUnit's verdict, the level in the log, {@code check} and the baseline agree on what is a
 * violation: what tests allow, expect or judge by themselves is none, and what the baseline accepts
 * is none. The same line is one again where no test judges it.
 */
class JudgedByTestsTest {
  private static final Pattern SITE = Pattern.compile("com\\.example\\.sample\\.Judged\\.(\\w+)");
  private static final String BASELINE = "baseline.txt";
  private static final Map<String, String> AT_HOME = Map.of("CI", "");

  private static final Set<String> LEFT_TO_TESTS =
      Set.of("allowed", "allowedOnce", "expected", "asserted");
  private static final Set<String> WITHOUT_BASELINE = Set.of("accepted", "fresh", "allowedOnce");
  private static final Set<String> WITH_BASELINE = Set.of("fresh", "allowedOnce");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void theFourVerdictsAgree(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("judged-by-tests", jdk);

    SampleResult first = run(jdk, "first", "results=" + sandbox.file("first"));
    assertThat(first.failures()).containsOnlyKeys("Judged.isAccepted()", "Judged.isNew()");
    assertThat(failed(first)).isEqualTo(WITHOUT_BASELINE);
    assertThat(logged(first, "WARN")).isEqualTo(WITHOUT_BASELINE);
    assertThat(afterUpdate(sandbox, "first")).isEqualTo(WITHOUT_BASELINE);
    keep(sandbox, "accepted");

    SampleResult second =
        run(
            jdk,
            "second",
            "results=" + sandbox.file("second"),
            "baseline=" + sandbox.file(BASELINE));
    assertThat(second.failures()).containsOnlyKeys("Judged.isNew()");
    assertThat(failed(second)).isEqualTo(WITH_BASELINE);
    assertThat(logged(second, "WARN")).isEqualTo(WITH_BASELINE);
    assertThat(logged(second, "INFO")).isEqualTo(LEFT_TO_TESTS);
    assertThat(second.standardError())
        .filteredOn(line -> line.contains("event=blocking_call"))
        .allMatch(line -> line.contains("judged_by=test") == line.contains("INFO loopwarden"));
    assertChecked(sandbox.agentCommand("check", "second", "--baseline", BASELINE));
    assertThat(afterUpdate(sandbox, "second")).isEqualTo(WITHOUT_BASELINE);
  }

  private static SampleResult run(Jdk jdk, String name, String... options) {
    return new SampleRun("judged-" + name, jdk).withAgent(List.of(options)).only("Judged").run();
  }

  private static void assertChecked(Ended check) {
    assertThat(check.exitCode()).isEqualTo(1);
    TextLog log = TextLog.amid(check.output());
    assertThat(siteOf(log.named("new_violation"))).isEqualTo(WITH_BASELINE);
    assertThat(siteOf(log.named("accepted")))
        .isEqualTo(Set.of("allowed", "expected", "asserted", "accepted"));
    assertThat(log.named("accepted"))
        .filteredOn(
            entry ->
                entry.field("reason").equals("tests allow it, expect it or judge it themselves"))
        .hasSize(3);
  }

  private static Set<String> siteOf(List<TextEntry> entries) {
    return sitesIn(entries.stream().map(entry -> entry.field("site")));
  }

  /** What failed tests of JUnit. */
  private static Set<String> failed(SampleResult result) {
    return sitesIn(
        result.failures().values().stream()
            .flatMap(message -> Stream.of(message.split("\\\\n")))
            .filter(line -> line.contains(" site=")));
  }

  /** What the log has with a level. */
  private static Set<String> logged(SampleResult result, String level) {
    return siteOf(
        TextLog.amid(result.standardError()).named("blocking_call").stream()
            .filter(entry -> entry.level().equals(level))
            .toList());
  }

  /** What the baseline has after it has accepted what was found. */
  private static Set<String> afterUpdate(Sandbox sandbox, String results) throws IOException {
    sandbox
        .agentCommand(
            AT_HOME, "baseline", "--update", BASELINE, "--from", results, "--reason", "known")
        .well();
    try (Stream<String> lines = Files.lines(sandbox.file(BASELINE))) {
      return sitesIn(lines);
    }
  }

  private static void keep(Sandbox sandbox, String site) throws IOException {
    try (Stream<String> lines = Files.lines(sandbox.file(BASELINE))) {
      String kept = lines.filter(line -> line.contains("Judged." + site + " ")).collect(joining());
      sandbox.write(BASELINE, kept);
    }
  }

  private static Set<String> sitesIn(Stream<String> texts) {
    return texts
        .flatMap(text -> SITE.matcher(text).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }
}
