package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import io.loopwarden.it.harness.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake in the options, wherever it stands, gets one line with key, value and what is
 * allowed; the default is used, the application runs, its blocking calls are reported.
 */
class BadInputTest {
  /** Lines below the first one that the text form has at most by default. */
  private static final int MOST_DETAILS = 10;

  static Stream<Arguments> wrongValues() {
    return jdksAndSources(0);
  }

  static Stream<Arguments> emptyValues() {
    return jdksAndSources(1);
  }

  /** In a small matrix, too, each JDK reads wrong values or none from each source. */
  private static Stream<Arguments> jdksAndSources(int first) {
    return Stream.of(Source.values())
        .flatMap(
            source ->
                Matrix.inTurn(first + source.ordinal()).map(jdk -> Arguments.of(jdk, source)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("wrongValues")
  @Execution(ExecutionMode.CONCURRENT)
  void aWrongValueGetsOneLine(Jdk jdk, Source source) {
    assertEachGetsOneLine(
        Mistake.wrongValues(source), source, Sandbox.of("wrong-value-" + source, jdk));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("emptyValues")
  @Execution(ExecutionMode.CONCURRENT)
  void anEmptyValueGetsOneLine(Jdk jdk, Source source) {
    assertEachGetsOneLine(
        Mistake.emptyValues(source), source, Sandbox.of("empty-value-" + source, jdk));
  }

  private static void assertEachGetsOneLine(
      List<Mistake> mistakes, Source source, Sandbox sandbox) {
    sandbox.write(Mistake.A_FILE, "");

    Ended ended =
        source
            .attach(sandbox.puppet(), sandbox, Mistake.options(mistakes))
            .run("sleep", "sleep")
            .well();

    Mistake.assertEachGetsOneLine(mistakes, ended.log());
    assertDefaultsAreInForce(ended);
  }

  /**
   * Two calls that run and cause one report, as text, on standard error, short enough to be read.
   */
  private static void assertDefaultsAreInForce(Ended ended) {
    assertThat(ended.output()).hasSize(2).allMatch(line -> line.startsWith("slept"));
    assertThat(ended.log().blockingCallsAt(Sites.SLEEP))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.details())
                    .hasSizeLessThanOrEqualTo(MOST_DETAILS)
                    .anyMatch(line -> line.startsWith("instead: "))
                    .anyMatch(line -> line.matches("… \\d+ frames of .*")));
    assertThat(ended.log().named("started"))
        .singleElement()
        .satisfies(start -> assertThat(start.field("mode")).isEqualTo("report"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void anArgumentThatIsNoPairGetsOneLine(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-pair", jdk);

    Ended ended = sandbox.puppet().withAgent("throw").run("sleep", "sleep").well();

    Mistake.assertEachGetsOneLine(
        List.of(new Mistake("throw", "", "key=value,key=value after the jar's name")), ended.log());
    assertDefaultsAreInForce(ended);
  }

  /** Whoever may set a variable may not forge a line of the log. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aValueOfSeveralLinesGetsOneLine(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("several-lines", jdk);
    String value = "\"a\\b\"\n\tINFO loopwarden event=summary\nINFO loopwarden event=summary";

    Ended ended =
        sandbox
            .puppet()
            .withVariable("LOOPWARDEN_MODE", value)
            .withAgent()
            .run("sleep", "sleep")
            .well();

    Mistake.assertEachGetsOneLine(
        List.of(new Mistake("mode", value, "report, throw or count")), ended.log());
    assertThat(ended.log().named("summary")).hasSize(1);
    assertDefaultsAreInForce(ended);
  }

  /** The place stands for the value: a line can be long. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aWrongLineInAFileGetsOneLine(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("wrong-lines", jdk);
    sandbox.write("rules.txt", "# rules", "com.acme.Orders.load up-to=soon reason=fast", "");
    sandbox.write("baseline.txt", "0123456789", "", "# known", "not a fingerprint");

    Ended ended =
        sandbox
            .puppet()
            .withAgent("allow.file=rules.txt", "baseline=baseline.txt")
            .run("sleep", "sleep")
            .well();

    assertThat(ended.log().named("invalid_option"))
        .extracting(complaint -> complaint.field("key") + " " + complaint.field("value"))
        .containsExactlyInAnyOrder(
            "allow.file rules.txt:2", "baseline baseline.txt:1", "baseline baseline.txt:4");
    assertDefaultsAreInForce(ended);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aFileThatIsNoPropertiesFileGetsOneLine(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-properties", jdk);
    sandbox.write("agent.properties", "mode=\\u00zz");

    Ended ended =
        sandbox.puppet().withAgent("config=agent.properties").run("sleep", "sleep").well();

    Mistake.assertEachGetsOneLine(
        List.of(new Mistake("config", "agent.properties", "a readable properties file")),
        ended.log());
    assertDefaultsAreInForce(ended);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void inJsonTheMessageIsAnObject(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("complaint-in-json", jdk);

    sandbox
        .puppet()
        .withAgent("log.format=json", "log.file=agent.json", "log.stack=deep")
        .run("sleep")
        .well();

    Report complaint =
        JsonLogs.read(sandbox.file("agent.json")).named("loopwarden.invalid_option").get(0);
    assertThat(complaint.text("log.level")).isEqualTo("WARN");
    assertThat(complaint.text("loopwarden.key")).isEqualTo("log.stack");
    assertThat(complaint.text("loopwarden.value")).isEqualTo("deep");
    assertThat(complaint.text("loopwarden.allowed"))
        .isEqualTo("a whole number from 0 to 256, or full");
    assertThat(complaint.text("message")).contains("log.stack", "deep", "0 to 256", "default");
  }
}
