package io.loopwarden.it.blockhound;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DropInProgram;
import io.loopwarden.it.harness.DropInProgram.Start;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the option {@code blockhound.strict}, what only may block is refused as BlockHound does. */
class StrictTest {
  private static final String PACKAGE = "com.example.blockhound.";
  private static final Launch STRICT = Launch.shortRun().and("-Dloopwarden.blockhound.strict=true");

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.loopwarden.it.blockhound.DropInTest#starts")
  void whatOnlyMayBlockIsRefusedToo(Jdk jdk, Start start) {
    DropInProgram.Ended ended =
        DropInProgram.run(STRICT, "strict", jdk, start, PACKAGE + "SituationsProgram");

    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    assertThat(DropInTest.situations(ended))
        .containsExactlyInAnyOrderEntriesOf(Situations.strict(jdk));
    assertThat(ended.error()).noneMatch(line -> line.contains("weaving_failed"));
  }

  static Stream<Arguments> integrations() {
    return InstalledJdks.chosen().stream()
        .flatMap(jdk -> Stream.of("all", "Reactor's").map(which -> Arguments.of(jdk, which)));
  }

  /** Its own tests of BlockHound, by other means. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("integrations")
  void reactorsSchedulersWork(Jdk jdk, String which) {
    DropInProgram.Ended ended =
        DropInProgram.run(
            STRICT,
            "reactor-" + which.charAt(0),
            jdk,
            Start.BY_ITSELF,
            PACKAGE + "ReactorProgram",
            which);

    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    assertThat(DropInTest.situations(ended))
        .containsExactlyInAnyOrderEntriesOf(
            reactor(Situations.strictSleep(jdk), Situations.strictYield(jdk)));
  }

  /** Nothing waits for a refusal that does not come. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void withoutTheOptionYieldRunsAndNothingHangs(Jdk jdk) {
    DropInProgram.Ended ended =
        DropInProgram.run("reactor", jdk, Start.BY_ITSELF, PACKAGE + "ReactorProgram", "all");

    assertThat(ended.exitCode()).as("%s", ended.error()).isZero();
    assertThat(DropInTest.situations(ended))
        .containsExactlyInAnyOrderEntriesOf(
            reactor("refused java.lang.Thread.sleep", Situations.ALLOWED));
  }

  private static Map<String, String> reactor(String sleep, String yield) {
    Map<String, String> outcomes = new HashMap<>();
    List.of("sleep", "sleep of a task").forEach(name -> outcomes.put(name, sleep));
    List.of("yield on subscribe", "yield in an operator")
        .forEach(name -> outcomes.put(name, yield));
    List.of(
            "a bounded scheduler is made",
            "tasks come from ten threads",
            "tasks are cancelled",
            "tasks of a worker are cancelled")
        .forEach(name -> outcomes.put(name, Situations.ALLOWED));
    outcomes.put("service", "reactor.core.scheduler.ReactorBlockHoundIntegration");
    return outcomes;
  }
}
