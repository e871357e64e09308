package io.loopwarden.it.blockhound;

import static io.loopwarden.it.blockhound.Situations.ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DropInProgram;
import io.loopwarden.it.harness.DropInProgram.Start;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people do with BlockHound's API, in a program that was compiled against BlockHound and runs
 * on our drop-in.
 */
class DropInTest {
  private static final String PACKAGE = "com.example.blockhound.";

  static Stream<Arguments> starts() {
    return InstalledJdks.chosen().stream()
        .flatMap(
            jdk ->
                Stream.of(Start.BY_ITSELF, Start.ALONE_BY_ITSELF, Start.WITH_THE_FLAG)
                    .map(start -> Arguments.of(jdk, start)));
  }

  static Stream<Arguments> startsAndOrders() {
    return Stream.concat(
        starts(),
        InstalledJdks.chosen().stream().map(jdk -> Arguments.of(jdk, Start.BEHIND_THE_ORIGINAL)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("startsAndOrders")
  void doesWhatBlockHoundDoes(Jdk jdk, Start start) {
    DropInProgram.Ended ended =
        DropInProgram.run("situations", jdk, start, PACKAGE + "SituationsProgram");

    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    assertThat(situations(ended)).containsExactlyInAnyOrderEntriesOf(Situations.expected());
    assertThat(ended.error()).noneMatch(line -> line.contains("weaving_failed"));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("starts")
  void aCallbackRunsBeforeTheCall(Jdk jdk, Start start) {
    assertThat(callback(jdk, start, "integrations"))
        .isEqualTo(ALLOWED + ": sleeps, java.lang.Thread.sleep, has slept");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("starts")
  void aBuilderAppliesNoIntegration(Jdk jdk, Start start) {
    assertThat(callback(jdk, start, "none")).isEqualTo(ALLOWED + ": sleeps, has slept");
  }

  static Stream<Arguments> agents() {
    return InstalledJdks.chosen().stream()
        .flatMap(
            jdk ->
                Stream.of(Start.AS_AN_AGENT, Start.ALONE_AS_AN_AGENT)
                    .map(start -> Arguments.of(jdk, start)));
  }

  /**
   * With all integrations, and before the program's own installation, which then counts no more.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("agents")
  void installsItselfAsAnAgent(Jdk jdk, Start start) {
    String refused =
        start == Start.AS_AN_AGENT ? Situations.strictSleep(jdk) : "refused java.lang.Thread.sleep";
    assertThat(callback(jdk, start, "none")).isEqualTo(refused + ": sleeps");
  }

  static Stream<Arguments> attached() {
    return InstalledJdks.chosen().stream()
        .flatMap(
            jdk ->
                Stream.of(Start.BY_ITSELF, Start.ALONE_BY_ITSELF)
                    .map(start -> Arguments.of(jdk, start)));
  }

  /** First no JVM can be started to attach the agent, then a predicate throws. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("attached")
  void anInstallationThatFailedIsTriedAgain(Jdk jdk, Start start) {
    DropInProgram.Ended ended = DropInProgram.run("retry", jdk, start, PACKAGE + "RetryProgram");

    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    assertThat(ended.output())
        .containsExactly(
            "1 failed: java.lang.IllegalStateException",
            "2 failed: java.lang.UnsupportedOperationException",
            "3 installed",
            "refused java.lang.Thread.sleep");
  }

  private static String callback(Jdk jdk, Start start, String integrations) {
    DropInProgram.Ended ended =
        DropInProgram.run(
            "callback-" + integrations, jdk, start, PACKAGE + "CallbackProgram", integrations);
    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    return situations(ended).get("callback");
  }

  static Map<String, String> situations(DropInProgram.Ended ended) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    ended.output().stream()
        .filter(line -> line.startsWith("situation\t"))
        .map(line -> List.of(line.split("\t", -1)))
        .forEach(fields -> outcomes.put(fields.get(1), fields.get(2)));
    return outcomes;
  }
}
