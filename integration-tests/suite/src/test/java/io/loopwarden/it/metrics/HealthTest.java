package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.RunningProgram;
import io.loopwarden.it.isolation.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The health of event loops that are blocked: by HTTP, in the API, and as an MBean's attribute. */
class HealthTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.stalls.BlockedGroup";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aGroupOfWhichAllLoopsAreBlockedGetsNoRequests(Jdk jdk) throws Exception {
    int port = FreePort.find();
    try (RunningProgram program = start("group-blocked", jdk, port, "health.blocked=1h")) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> get(port, "").statusCode() == 200);
      assertThat(program.order("health")).isEqualTo("healthy=true live=true healthy");

      program.order("block");
      program.order("block");

      await().atMost(PATIENCE).until(() -> get(port, "").statusCode() == 503);
      assertThat(get(port, "").body())
          .startsWith("{\"status\":\"DOWN\",\"live\":true,\"reasons\":[{\"kind\":\"group_blocked\"")
          .contains("each of the 2 event loops of blocked-");
      assertThat(get(port, "/live").statusCode()).isEqualTo(200);
      assertThat(program.order("health")).startsWith("healthy=false live=true [each of the 2 ");
      await()
          .atMost(PATIENCE)
          .until(() -> program.order("mbean").equals("healthy=false live=true"));

      program.order("release");
      await().atMost(PATIENCE).until(() -> get(port, "").statusCode() == 200);
      assertThat(program.awaitEnd().exitCode()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aLoopThatIsBlockedForLongNeedsANewStart(Jdk jdk) throws Exception {
    int port = FreePort.find();
    try (RunningProgram program = start("loop-blocked", jdk, port, "health.blocked=100ms")) {
      program.order("block");

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> get(port, "/live").body().contains(PROGRAM + ".hold(BlockedGroup.java:"));
      HttpResponse<String> response = get(port, "/live");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("\"kind\":\"loop_blocked\",\"subject\":\"blocked-");
      assertThat(program.order("health")).startsWith("healthy=false live=false [event loop ");
    }
  }

  private static RunningProgram start(String test, Jdk jdk, int port, String option) {
    RunningProgram program =
        Sandbox.of(test, jdk)
            .program("faults", PROGRAM)
            .withAgent("metrics.port=" + port, "jmx=true", "stall.ongoing=0", option)
            .start();
    program.awaitLine();
    return program;
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/health" + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
