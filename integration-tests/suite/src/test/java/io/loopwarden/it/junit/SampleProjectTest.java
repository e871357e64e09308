package io.loopwarden.it.junit;

import static io.loopwarden.it.junit.SampleProject.MUST_FAIL;
import static io.loopwarden.it.junit.SampleProject.TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thirty tests, of which seven block in seven ways: exactly the right ones fail, each time, with
 * {@code mode=report} and with {@code mode=throw}, on both platforms of JUnit. {@code
 * -Dloopwarden.it.junit.repetitions=50} says how many times.
 */
class SampleProjectTest {
  private static final int REPETITIONS = Integer.getInteger("loopwarden.it.junit.repetitions", 1);

  @TestFactory
  Stream<DynamicContainer> exactlyTheRightTestsFail() {
    return InstalledJdks.chosen().stream()
        .map(jdk -> DynamicContainer.dynamicContainer(jdk.toString(), runsOn(jdk)));
  }

  private static Stream<DynamicTest> runsOn(Jdk jdk) {
    Path baseline = SampleBaseline.make("sample", jdk);
    int first = InstalledJdks.chosen().indexOf(jdk);
    return IntStream.range(first, first + REPETITIONS)
        .boxed()
        .flatMap(
            number ->
                Stream.of(
                    run(jdk, baseline, "report", number), run(jdk, baseline, "throw", number + 1)));
  }

  /** Each JDK runs each mode and each platform, one after the other. */
  private static DynamicTest run(Jdk jdk, Path baseline, String mode, int number) {
    int junit = number % 2 == 0 ? 5 : 6;
    String name = "mode=" + mode + ", JUnit " + junit + ", run " + (number + 1);
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<String> options = new ArrayList<>(SampleProject.options(baseline));
          options.add("mode=" + mode);
          SampleResult result =
              new SampleRun("sample-" + mode + "-junit" + junit, jdk)
                  .withAgent(options)
                  .onJUnit(junit)
                  .run();
          judge(result);
        });
  }

  /** What belongs to no test and no class any more fails the whole of JUnit's run. */
  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void aCallAfterItsTestClassFailsTheRun(int junit) {
    SampleResult result =
        new SampleRun("left-over-junit" + junit, InstalledJdks.chosen().get(0))
            .withAgent(List.of())
            .onJUnit(junit)
            .only("LeftOver")
            .run();

    assertThat(result.failures()).containsOnlyKeys("JUnit Jupiter");
    assertThat(result.failures().get("JUnit Jupiter"))
        .startsWith("after test LeftOver.leavesATaskBehind() had ended: ");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  /** Nobody knows then whether anything blocked. */
  @Test
  void testsFailWhileAListenerHangs() {
    SampleResult result =
        new SampleRun("unheard", InstalledJdks.chosen().get(0))
            .withAgent(List.of())
            .only("Unheard")
            .run();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.failures())
        .hasSize(2)
        .allSatisfy(
            (name, message) ->
                assertThat(message)
                    .startsWith("what blocked event loops is not known: ")
                    .contains("does not return: com.example.sample.Unheard.hang(Unheard.java:"));
  }

  private static void judge(SampleResult result) {
    Map<String, String> failures = result.failures();
    assertThat(failures).containsOnlyKeys(MUST_FAIL);
    assertThat(result.tests()).isEqualTo(TESTS);
    assertThat(result.exitCode()).isEqualTo(1);
    failures.forEach(
        (name, message) ->
            assertThat(message)
                .as(name)
                .contains("call=java.lang.Thread.sleep")
                .contains("site=com.example.sample.Service.pause(Service.java:")
                .contains("instead: "));
    assertThat(failures.get("BackgroundTest"))
        .startsWith("after test BackgroundTest.leavesATaskBehind() had ended: ");
    assertThat(failures.get("BeforeAllTest")).startsWith("before all tests of BeforeAllTest: ");
    assertThat(failures.get("ParallelTest.blocksBesideAnother()"))
        .doesNotContain("were running, and whose work it was is not known");
  }
}
