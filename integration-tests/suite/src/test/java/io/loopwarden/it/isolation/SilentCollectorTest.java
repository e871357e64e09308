package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A collector that takes connections and never answers, and a JVM that ends before a deadline. */
class SilentCollectorTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void oneLineSaysThatTheLastReportsAreLost(Jdk jdk) throws Exception {
    Sandbox sandbox =
        new Sandbox(jdk, WorkFolders.create("isolation/silent-collector-" + jdk.feature()));
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort();

      Ended ended =
          LoopProgram.in(sandbox).withAgent("otlp.endpoint=" + address).run("sleep").well();

      assertThat(ended.log().blockingCallsAt(LoopProgram.SLEEP)).isNotEmpty();
      assertThat(ended.log().named("otlp_unavailable"))
          .singleElement()
          .satisfies(line -> assertThat(line.field("message")).startsWith(address));
    }
  }
}
