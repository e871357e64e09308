package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that does not end leaves behind what explains it. */
class HungJvmTest {

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theFailureHasCommandLineThreadDumpAndLog(Jdk jdk) {
    Agent agent = Agent.with("unknown.option", "1");
    try (ObservedProgram program =
        ObservedProgram.start("hung-jvm", "faults", "com.example.faults.Endless", jdk, agent)) {
      program.awaitLine("ready");

      assertThatThrownBy(() -> program.awaitEnd(Duration.ofSeconds(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("did not end within 1 s")
          .hasMessageContaining("-javaagent:")
          .hasMessageContaining("ready now")
          .hasMessageContaining("com.example.faults.Endless.main(Endless.java")
          .hasMessageContaining("loopwarden.invalid_option");
    }
  }
}
