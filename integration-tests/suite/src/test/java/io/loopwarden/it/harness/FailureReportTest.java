package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.loopwarden.it.isolation.Sandbox;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Whatever starts a JVM and whatever kind of test fails: the failure says what the JVM did. */
class FailureReportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Jdk JDK = InstalledJdks.chosen().get(0);

  /** Tests that fail, which only the test below runs. */
  static class Failing {
    @Test
    void withAnObservedProgram() {
      Agent agent = Agent.with("unknown.option", "1");
      try (ObservedProgram program =
          ObservedProgram.start("failing", "faults", "com.example.faults.Endless", JDK, agent)) {
        program.awaitLine("ready");
        program.awaitEvents("loopwarden.invalid_option", PATIENCE, event -> {});
        assertThat("as planned").isEqualTo("other");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void withASmallProgram(int number) {
      Sandbox.of("failing", JDK).puppet().withAgent("unknown.option=" + number).run().well();
      assertThat("as planned").isEqualTo("other");
    }

    @TestFactory
    Stream<DynamicTest> withTheCommandLine() {
      return Stream.of(
          DynamicTest.dynamicTest(
              "fails",
              () -> Sandbox.of("failing-command", JDK).agentCommand("unknown.option").well()));
    }
  }

  @Test
  void saysCommandLineOutputAndLog() {
    assertThat(failures())
        .hasSize(3)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("as planned", "-javaagent:", "ready now", "loopwarden.json")
                    .contains("loopwarden.invalid_option"))
        .anySatisfy(
            text -> assertThat(text).contains("as planned", "-javaagent:", "key=unknown.option"))
        .anySatisfy(text -> assertThat(text).contains("-jar", "exit code 2", "unknown.option"));
  }

  private static Stream<String> failures() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Failing.class))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getException().getMessage());
  }
}
