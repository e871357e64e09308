package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the application does to the state that a JVM shares (logging properties, the standard
 * streams, locale, time zone, line separator) does not change what the agent writes.
 */
class OwnOutputTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void textOnStandardErrorStaysAsItIs(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("own-output-text", jdk);
    TextLog usual = sandbox.puppet().withAgent().run("sleep").well().log();

    TextLog disguised =
        misconfigured(sandbox.puppet()).withAgent().run("disguise", "sleep").well().log();

    assertThat(fixedPartsOfText(disguised)).isEqualTo(fixedPartsOfText(usual));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void jsonInAFileStaysAsItIs(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("own-output-json", jdk);
    sandbox.puppet().withAgent("log.format=json", "log.file=usual.json").run("sleep").well();

    misconfigured(sandbox.puppet())
        .withAgent("log.format=json", "log.file=disguised.json")
        .run("disguise", "sleep")
        .well();

    assertThat(fixedPartsOfJson(JsonLogs.read(sandbox.file("disguised.json"))))
        .isEqualTo(fixedPartsOfJson(JsonLogs.read(sandbox.file("usual.json"))));
  }

  /** Sets the properties by which the application's own SLF4J and Logback could be led astray. */
  private static JavaProgram misconfigured(JavaProgram program) {
    return program
        .withProperty("logback.configurationFile", "no-such-logback.xml")
        .withProperty(
            "logback.statusListenerClass",
            "ch.qos.logback.core.status.OnErrorConsoleStatusListener")
        .withProperty("slf4j.provider", "com.example.NoSuchProvider")
        .withProperty("slf4j.internal.verbosity", "DEBUG");
  }

  /** What does not depend on the moment: of the call everything but its measurements. */
  private static List<Object> fixedPartsOfText(TextLog log) {
    TextEntry call = log.blockingCallsAt(Sites.SLEEP).get(0);
    Map<String, String> fields = new LinkedHashMap<>(call.fields());
    fields.replaceAll((key, value) -> key.endsWith("_ms") ? asPattern(value) : value);
    return List.of(
        call.level(),
        fields,
        call.details(),
        log.named("started").get(0),
        log.summary().fields().keySet());
  }

  private static List<Object> fixedPartsOfJson(JsonLog log) {
    return List.of(
        fixedParts(log.named("loopwarden.started").get(0)),
        fixedParts(reportOfSleep(log)),
        log.named(Report.SUMMARY).get(0).json().keySet(),
        log.summary().countAt(Sites.SLEEP));
  }

  private static Report reportOfSleep(JsonLog log) {
    return log.blockingCalls().stream()
        .filter(report -> report.function().equals(Sites.SLEEP))
        .findAny()
        .orElseThrow();
  }

  private static List<Object> fixedParts(Report report) {
    return List.of(
        report.json().keySet(),
        asPattern(report.text("@timestamp")),
        asPattern(report.text("message")),
        String.valueOf(report.stackTrace()));
  }

  /** A text with each number replaced by one digit: other digits than Latin ones remain. */
  private static String asPattern(String text) {
    return text.replaceAll("[0-9]+", "0");
  }
}
