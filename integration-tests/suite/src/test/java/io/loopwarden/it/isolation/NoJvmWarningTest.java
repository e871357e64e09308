package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the reports in a file, the JVM prints what it prints without the agent, and not one warning
 * more.
 */
class NoJvmWarningTest {
  private static final String LOG = "log.file=agent.log";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anEmptyProgramPrintsNothing(Jdk jdk) {
    Ended ended =
        Sandbox.of("no-warning-empty", jdk)
            .program("EmptyMain")
            .withoutTestFlags()
            .withAgent(LOG)
            .run();

    assertThat(ended).isEqualTo(new Ended(0, List.of(), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anEventLoopPrintsNothingMore(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-warning-event-loop", jdk);
    Ended alone = sandbox.puppet().withoutTestFlags().run("sleep").well();

    Ended watched = sandbox.puppet().withoutTestFlags().withAgent(LOG).run("sleep").well();

    assertSameOutput(watched, alone);
    assertReported(sandbox);
  }

  /**
   * With a class-data archive of its own, the JVM may complain of any agent; so the comparison is
   * with one that does nothing.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anApplicationWithAnArchiveOfItsClassesPrintsNothingMore(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-warning-archive", jdk);
    ArchivedApplication application = ArchivedApplication.build(sandbox);
    Ended alone = application.puppet().withAgent(application.emptyAgent()).run("sleep").well();

    Ended watched = application.puppet().withAgent(LOG).run("sleep").well();

    assertSameOutput(watched, alone);
    assertReported(sandbox);
  }

  private static void assertSameOutput(Ended watched, Ended alone) {
    assertThat(watched.error()).isEqualTo(alone.error());
    assertThat(withoutTimes(watched.output())).isEqualTo(withoutTimes(alone.output()));
  }

  private static List<String> withoutTimes(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("(from|to)=\\d+", "$1=…").replaceAll("^\\[\\d+\\.\\d+s]", ""))
        .toList();
  }

  private static void assertReported(Sandbox sandbox) {
    assertThat(TextLog.of(sandbox.file("agent.log")).blockingCallsAt(Sites.SLEEP)).hasSize(1);
  }
}
