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
          DropInProgram.run(
              "netty",
              jdk,
              start,
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "-c",
              "io.netty.util.internal.NettyBlockHoundIntegrationTest",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree");

      List<String> output = ended.output();
      assertThat(count(output, "found")).as("%s: %s", jdk, output).isEqualTo(TESTS);
      assertThat(count(output, "failed")).as("%s: %s", jdk, output).isZero();
      if (jdk.feature() < 18) {
        assertThat(count(output, "successful")).as("%s: %s", jdk, output).isEqualTo(TESTS);
        assertThat(count(output, "aborted")).isZero();
        assertThat(count(output, "skipped")).isZero();
        assertThat(ended.exitCode()).isZero();
      }
    }
  }

  /** The number in a line of the console launcher such as {@code [ 24 tests found ]}. */
  private static int count(List<String> output, String what) {
    return output.stream()
        .filter(line -> line.matches("\\[ *[0-9]+ tests " + what + " *]"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(-1);
  }
}
