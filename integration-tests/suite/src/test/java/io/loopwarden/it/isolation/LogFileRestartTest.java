package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The file of {@code log.file} is made with its folder, and continued when the program is started
 * again. The folder's name has what patterns of rotation are made of, and is taken as it is.
 */
class LogFileRestartTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aFileIsContinued(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("log-file-continued", jdk);
    String file = "100%i (of %d{yyyy}) ${user.home}/agent.log";
    JavaProgram program = sandbox.puppet().withAgent("log.file=" + file);

    program.run("sleep").well();
    program.run("sleep").well();

    assertThat(sandbox.file(file).getParent())
        .isDirectoryNotContaining(path -> !path.equals(sandbox.file(file)));
    TextLog log = TextLog.of(sandbox.file(file));
    assertThat(log.named("summary")).hasSize(2);
    assertThat(log.blockingCallsAt(Sites.SLEEP)).hasSize(2);
  }
}
