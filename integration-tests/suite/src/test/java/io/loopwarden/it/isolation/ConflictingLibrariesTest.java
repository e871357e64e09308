package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application with its own, older Byte Buddy, Logback, SLF4J, HdrHistogram, Gson and picocli
 * keeps them and sees nothing of the agent's: it checks itself, and what it prints is what it
 * prints without the agent. Its event loop is watched nevertheless.
 */
class ConflictingLibrariesTest {
  private static final String APPLICATION = "ConflictingLibraries";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void theApplicationKeepsItsOwn(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("conflicting-libraries", jdk);
    String agentJar = AgentJar.path().toString();
    Ended alone = sandbox.program(APPLICATION).run(agentJar).well();

    Ended watched =
        sandbox.program(APPLICATION).withAgent("log.file=agent.log").run(agentJar).well();

    assertThat(watched.output()).isEqualTo(alone.output()).endsWith("OK");
    assertThat(watched.error()).isEqualTo(alone.error());
    assertThat(TextLog.of(sandbox.file("agent.log")).blockingCallsAt(Sites.SLEEP)).hasSize(1);
  }
}
