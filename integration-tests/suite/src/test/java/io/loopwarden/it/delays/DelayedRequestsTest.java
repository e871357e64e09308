package io.loopwarden.it.delays;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.TestJvms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> runs() {
    return InstalledJdks.chosen().stream()
        .flatMap(jdk -> Stream.of("netty-4.1", "netty-4.2").map(netty -> Arguments.of(jdk, netty)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("runs")
  void theReportsHaveTheExtraLatencyThatClientsMeasure(Jdk jdk, String netty) throws Exception {
    Hiccups.retryAfterHiccup(() -> compareTransports(jdk, netty));
  }

  /** Two servers at a time: they and their clients wait for most of it. */
  private static void compareTransports(Jdk jdk, String netty) {
    CompletableFuture<Delays> nio = measure(jdk, netty, "nio");
    CompletableFuture<Delays> epoll = measure(jdk, netty, "epoll");
    CompletableFuture.allOf(nio, epoll).join();
    nio.join().assertEqual();
    epoll.join().assertEqual();
  }

  private static CompletableFuture<Delays> measure(Jdk jdk, String netty, String transport) {
    return CompletableFuture.supplyAsync(TestJvms.ofThisTest(() -> delays(jdk, netty, transport)));
  }

  /**
   * What requests waited beside the server's mistakes.
   *
   * @param measuredMillis by the clients
   * @param reported by the agent, those of the first requests before the others
   */
  private record Delays(String transport, double measuredMillis, List<JsonObject> reported) {

    void assertEqual() {
      int before = REQUESTS_BEFORE / 100;
      assertThat(reported)
          .as("reports of %s", transport)
          .hasSize(before + REQUESTS / 100)
          .doesNotContainNull();
      double reportedMillis =
          reported.stream()
                  .skip(before)
                  .mapToDouble(json -> json.get("total_ns").getAsDouble())
                  .sum()
              / 1e6;
      assertThat(reportedMillis)
          .as("milliseconds on %s", transport)
          .isCloseTo(measuredMillis, Percentage.withPercentage(20));
    }
  }

  private static Delays delays(Jdk jdk, String netty, String transport) {
    try (ObservedProgram program = start(jdk, netty, transport)) {
      double measuredMillis = measuredMillis(program);
      List<JsonObject> reported =
          program
              .awaitEnd(PATIENCE)
              .log()
              .blockingCallsThrough("com.example.servers.netty.DelayedServer.channelRead0")
              .stream()
              .map(report -> report.json().getAsJsonObject("loopwarden.delayed"))
              .toList();
      return new Delays(transport, measuredMillis, reported);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static ObservedProgram start(Jdk jdk, String netty, String transport) {
    return ObservedProgram.start(
        "delays/" + netty + "-" + transport,
        "servers/" + netty,
        "com.example.servers.netty.DelayedServer",
        jdk,
        Agent.with("log.rate", "unlimited"),
        transport);
  }
}
