package io.loopwarden.it.delays;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The time that a mistake keeps others waiting, beside what their clients measure. {@code
 * -Dloopwarden.it.delays.requests=2000} makes it last longer.
 */
@MeasuresTime
class DelayedRequestsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int REQUESTS_BEFORE = 200;
  private static final int REQUESTS = Integer.getInteger("loopwarden.it.delays.requests", 800);

  private static final List<Server> SERVERS =
      Stream.of("netty-4.1", "netty-4.2")
          .flatMap(
              netty -> Stream.of("nio", "epoll").map(transport -> new Server(netty, transport)))
          .toList();

  /** A server of a version of Netty. */
  private record Server(String netty, String transport) {
    @Override
    public String toString() {
      return netty + "-" + transport;
    }
  }

  /** Four servers at a time: they and their clients wait for most of it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theReportsHaveTheExtraLatencyThatClientsMeasure(Jdk jdk) {
    SideBySide.each(SERVERS, server -> delays(jdk, server).assertEqual());
  }

  /**
   * What requests waited beside the server's mistakes.
   *
   * @param measuredMillis by the clients
   * @param reported by the agent, those of the first requests before the others
   */
  private record Delays(Server server, double measuredMillis, List<JsonObject> reported) {

    void assertEqual() {
      int before = REQUESTS_BEFORE / 100;
      assertThat(reported)
          .as("reports of %s", server)
          .hasSize(before + REQUESTS / 100)
          .doesNotContainNull();
      double reportedMillis =
          reported.stream()
                  .skip(before)
                  .mapToDouble(json -> json.get("total_ns").getAsDouble())
                  .sum()
              / 1e6;
      assertThat(reportedMillis)
          .as("milliseconds on %s", server)
          .isCloseTo(measuredMillis, Percentage.withPercentage(20));
    }
  }

  private static Delays delays(Jdk jdk, Server server) throws IOException {
    try (ObservedProgram program = start(jdk, server)) {
      double measuredMillis = measuredMillis(program);
      List<JsonObject> reported =
          program
              .awaitEnd(PATIENCE)
              .log()
              .blockingCallsThrough("com.example.servers.netty.DelayedServer.channelRead0")
              .stream()
              .map(report -> report.json().getAsJsonObject("loopwarden.delayed"))
              .toList();
      return new Delays(server, measuredMillis, reported);
    }
  }

  private static double measuredMillis(ObservedProgram program) throws IOException {
    int port = Integer.parseInt(program.awaitLine("port").split(" ")[1]);
    try (FixedRate clients = new FixedRate(port)) {
      clients.run(REQUESTS_BEFORE); // the first ones load classes
      clients.forget();
      clients.run(REQUESTS);
      return clients.extraMillis();
    }
  }

  private static ObservedProgram start(Jdk jdk, Server server) {
    return ObservedProgram.start(
        "delays/" + server,
        "servers/" + server.netty(),
        "com.example.servers.netty.DelayedServer",
        jdk,
        Agent.with("log.rate", "unlimited"),
        server.transport());
  }
}
