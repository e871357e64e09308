package io.loopwarden.engine.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.http.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsPortTest {

  private final List<String> complaints = new ArrayList<>();

  @Test
  void aPortInUseIsComplainedAboutOnce() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MetricsPort port =
          new MetricsPort(
              "localhost",
              other.getLocalPort(),
              Map.of("/metrics", headers -> new Page.Content("", new byte[0])),
              complaints::add);

      port.everySecond(List.of());
      port.everySecond(List.of());

      assertThat(port.localPort()).isZero();
      assertThat(complaints)
          .singleElement()
          .asString()
          .contains("port " + other.getLocalPort() + " of localhost", "in use");
    }
  }
}
