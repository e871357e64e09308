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

  /** Whoever may set a variable may not forge a line of the log. */
  private static final String SEVERAL_LINES =
      "\"a\\b\"\n\tINFO loopwarden event=summary\nINFO loopwarden event=summary";

  static Stream<Arguments> wrongValues() {
    return jdksAndSources(0);
  }

  static Stream<Arguments> emptyValues() {
    return jdksAndSources(1);
  }

  /** In turn, so that each JDK reads wrong values or none from each source. */
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

  /**
   * An argument that is no pair, a value of several lines, wrong lines in files, and a file that is
   * no properties file. Of a wrong line, the place stands for the value: a line can be long.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void eachOtherMistakeGetsOneLine(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("other-mistakes", jdk);
    sandbox.write("rules.txt", "# rules", "com.acme.Orders.load up-to=soon reason=fast", "");
    sandbox.write("baseline.txt", "0123456789", "", "# known", "not a fingerprint");
    sandbox.write("agent.properties", "mode=\\u00zz");

    Ended ended =
        sandbox
            .puppet()
            .withVariable("LOOPWARDEN_MODE", SEVERAL_LINES)
            .withAgent(
                "throw", "allow.file=rules.txt", "baseline=baseline.txt", "config=agent.properties")
            .run("sleep", "sleep")
            .well();

    TextLog log = ended.log();
    assertThat(log.named("invalid_option"))
        .extracting(complaint -> complaint.field("key") + " " + complaint.field("value"))
        .containsExactlyInAnyOrder(
            "throw ",
            "mode " + SEVERAL_LINES,
            "allow.file rules.txt:2",
            "baseline baseline.txt:1",
            "baseline baseline.txt:4",
            "config agent.properties");
    new Mistake("throw", "", "key=value,key=value after the jar's name").assertGetsOneLine(log);
    new Mistake("mode", SEVERAL_LINES, "report, throw or count").assertGetsOneLine(log);
    new Mistake("config", "agent.properties", "a readable properties file").assertGetsOneLine(log);
    assertThat(log.named("summary")).hasSize(1);
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
