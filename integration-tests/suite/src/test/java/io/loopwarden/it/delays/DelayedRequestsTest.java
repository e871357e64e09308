package io.loopwarden.it.delays;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
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
        .flatMap(
            jdk ->
                Stream.of("netty-4.1", "netty-4.2")
                    .flatMap(
                        netty ->
                            Stream.of("nio", "epoll")
                                .map(transport -> Arguments.of(jdk, netty, transport))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("runs")
  void theReportsHaveTheExtraLatencyThatClientsMeasure(Jdk jdk, String netty, String transport)
      throws Exception {
    Hiccups.retryAfterHiccup(() -> compare(jdk, netty, transport));
  }

  private static void compare(Jdk jdk, String netty, String transport) throws Exception {
    double measuredMillis;
    Recording recording;
    try (ObservedProgram program = start(jdk, netty, transport)) {
      int port = Integer.parseInt(program.awaitLine("port").split(" ")[1]);
      try (FixedRate clients = new FixedRate(port)) {
        clients.run(REQUESTS_BEFORE); // the first ones load classes
        clients.forget();
        clients.run(REQUESTS);
        measuredMillis = clients.extraMillis();
      }
      recording = program.awaitEnd(PATIENCE);
    }
    List<JsonObject> delays =
        recording
            .log()
            .blockingCallsThrough("com.example.servers.netty.DelayedServer.channelRead0")
            .stream()
            .map(Report::json)
            .map(json -> json.getAsJsonObject("loopwarden.delayed"))
            .toList();
    int mistakes = REQUESTS / 100;
    assertThat(delays).hasSize(mistakes + REQUESTS_BEFORE / 100).doesNotContainNull();
    List<JsonObject> counted = delays.subList(REQUESTS_BEFORE / 100, delays.size());
    double reportedMillis =
        counted.stream().mapToDouble(delay -> delay.get("total_ns").getAsDouble()).sum() / 1e6;

    assertThat(reportedMillis).isCloseTo(measuredMillis, Percentage.withPercentage(20));
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
