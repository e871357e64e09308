package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the extension does in a JVM that was started without the agent. */
class WithoutAgentTest {

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void itAttachesTheAgent(Jdk jdk) {
    SampleResult result = new SampleRun("self-attached", jdk).only("SwallowedTest").run();

    assertThat(result.failures()).containsOnlyKeys("SwallowedTest.blocksAndSwallows()");
    assertThat(result.failures().get("SwallowedTest.blocksAndSwallows()"))
        .contains("call=java.lang.Thread.sleep");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whereThatIsForbiddenOneLineSaysWhatToAdd(Jdk jdk) {
    SampleResult result =
        new SampleRun("attaching-forbidden", jdk)
            .withFlag("-XX:-EnableDynamicAgentLoading")
            .only("SwallowedTest")
            .run();

    assertThat(result.failures()).containsOnlyKeys("SwallowedTest");
    assertThat(result.failures().get("SwallowedTest"))
        .startsWith("Loopwarden's agent is not in this JVM, and cannot be attached to it (")
        .contains("add -javaagent:${io.loopwarden:loopwarden-agent:jar} to Surefire's argLine")
        .doesNotContain("\\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void notRequiredByAPropertyItDoesNothing(Jdk jdk) {
    assertDoesNothing(
        new SampleRun("not-required-by-property", jdk)
            .withFlag("-Dloopwarden.junit.required=false"));
  }

  @ParameterizedTest
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  void notRequiredByAParameterItDoesNothing(Jdk jdk) {
    assertDoesNothing(
        new SampleRun("not-required-by-parameter", jdk)
            .configured("loopwarden.junit.required=false"));
  }

  private static void assertDoesNothing(SampleRun run) {
    SampleResult result = run.only("SwallowedTest").run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.standardError().toString()).doesNotContain("loopwarden");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void switchedOffItDoesNothing(Jdk jdk) {
    SampleResult result =
        new SampleRun("switched-off", jdk)
            .withAgent(List.of("enabled=false"))
            .only("SwallowedTest")
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
