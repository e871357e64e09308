package io.loopwarden.it.blockhound;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DropInProgram;
import io.loopwarden.it.harness.DropInProgram.Start;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code blockhound-junit-platform} installs the drop-in, with BlockHound's own jar or without. */
class JUnitPlatformTest {
  private static final int TESTS = 2;

  @ParameterizedTest
  @EnumSource(names = {"WITH_THE_LISTENER", "WITH_LISTENER_AND_ORIGINAL"})
  void itsListenerInstalls(Start start) {
    for (Jdk jdk : InstalledJdks.chosen()) {
      DropInProgram.Ended ended =
          ConsoleRun.of("platform", jdk, start, "com.example.blockhound.PlatformTests");

      assertThat(ConsoleRun.count(ended.output(), "successful"))
          .as("%s: %s %s", jdk, ended.output(), ended.error())
          .isEqualTo(TESTS);
      assertThat(ended.exitCode()).isZero();
    }
  }
}
