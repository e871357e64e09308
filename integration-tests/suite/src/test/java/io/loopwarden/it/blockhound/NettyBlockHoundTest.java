package io.loopwarden.it.blockhound;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.DropInProgram;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tests that Netty publishes of itself under BlockHound, unchanged, with our drop-in in its
 * place. They skip themselves on JDK 18 and later.
 */
class NettyBlockHoundTest {
  private static final int TESTS = 24;

  @ParameterizedTest
  @EnumSource(names = {"BY_ITSELF", "WITH_THE_FLAG"})
  void allOfThemSucceed(DropInProgram.Start start) {
    for (Jdk jdk : InstalledJdks.chosen()) {
      DropInProgram.Ended ended =
          ConsoleRun.of(
              "netty", jdk, start, "io.netty.util.internal.NettyBlockHoundIntegrationTest");

      List<String> output = ended.output();
      assertThat(ConsoleRun.count(output, "found")).as("%s: %s", jdk, output).isEqualTo(TESTS);
      assertThat(ConsoleRun.count(output, "failed")).as("%s: %s", jdk, output).isZero();
      if (jdk.feature() < 18) {
        assertThat(ConsoleRun.count(output, "successful"))
            .as("%s: %s", jdk, output)
            .isEqualTo(TESTS);
        assertThat(ConsoleRun.count(output, "aborted")).isZero();
        assertThat(ConsoleRun.count(output, "skipped")).isZero();
        assertThat(ended.exitCode()).isZero();
      }
    }
  }
}
