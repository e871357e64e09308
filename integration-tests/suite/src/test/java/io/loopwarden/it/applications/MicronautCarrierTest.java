package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Micronaut's carrier mode: each event loop is a virtual thread, and its carrier runs what may
 * block as guests beside it. Guests may wait. One that computes, or waits where a virtual thread
 * cannot leave its carrier, holds up the loop.
 */
class MicronautCarrierTest {
  private static final String CODE = "com.example.micronaut.";
  private static final String GUESTS = CODE + "GuestController.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** On a machine with other things to do, some of the stalls are the platform's. */
  private static final int TIMES = 4;

  /**
   * The mode needs the first flag, and guests that are pinned the second; Micronaut's own metrics
   * wrap what the mode needs to see.
   */
  private static final Launch LAUNCH =
      Launch.withFlags(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Dmicronaut.netty.event-loops.default.loom-carrier=true",
          "-Dmicronaut.netty.loom-carrier.normal-warmup-tasks=0",
          "-Dmicronaut.metrics.enabled=false");

  private final HttpClient client = HttpClient.newHttpClient();

  /** Later JDKs may give virtual threads no scheduler of one's own. */
  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream().filter(jdk -> jdk.feature() >= 21);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aGuestThatKeepsTheCarrierIsAStallAndOneThatParksIsNot(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertStallsOfGuests(jdk));
  }

  private void assertStallsOfGuests(Jdk jdk) throws Exception {
    Agent agent =
        Agent.with("log.rate", "unlimited").and("stall.warmup", "0").and("threshold", "20ms");
    try (ObservedProgram shop =
        ObservedProgram.start(
            LAUNCH,
            "applications/micronaut-carrier",
            "applications/micronaut",
            CODE + "Shop",
            jdk,
            agent)) {
      URI server = URI.create("http://127.0.0.1:" + shop.awaitLine("ready").split("=")[1]);
      String loop = get(server, "/mistake");
      Set<String> parking = guests(server, "/guests/parking");
      Set<String> computing = guests(server, "/guests/computing");
      Set<String> pinned = guests(server, "/guests/pinned");
      Recording recording = shop.awaitEnd(PATIENCE);

      assertThat(loop).matches("loom-on-netty-\\d+-io");
      assertThat(parking).allMatch(name -> name.startsWith("loom-on-netty-")).doesNotContain(loop);
      assertThat(recording.log().blockingCalls())
          .extracting(Report::function, Report::operation, Report::eventLoop)
          .containsExactly(tuple(CODE + "Scales.weigh", "java.lang.Thread.sleep", loop));
      assertThat(stallsAt("park", recording)).isEmpty();
      assertHeld("compute", computing, recording);
      assertHeld("waitPinned", pinned, recording);
      assertThat(recording.exitCode()).as("exit code").isZero();
    }
  }

  private Set<String> guests(URI server, String page) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      names.add(get(server, page));
    }
    return new HashSet<>(names);
  }

  private String get(URI server, String page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(page)).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(page).isEqualTo(200);
    return response.body();
  }

  private static void assertHeld(String method, Set<String> guests, Recording recording) {
    assertThat(stallsAt(method, recording))
        .as("stalls at %s", method)
        .isNotEmpty()
        .allSatisfy(
            stall -> {
              assertThat(stall.function()).isEqualTo(GUESTS + method);
              assertThat(stall.text("loopwarden.cause")).isEqualTo("carrier_held");
              assertThat(stall.eventLoop()).matches("loom-on-netty-\\d+-io");
              assertThat(stall.text("loopwarden.owner")).isIn(guests);
              assertThat(stall.text("loopwarden.owner_stack")).contains(GUESTS + method);
            });
  }

  private static List<Report> stallsAt(String method, Recording recording) {
    return recording.log().named(Report.STALL).stream()
        .filter(stall -> String.valueOf(stall.stackTrace()).contains(GUESTS + method + "("))
        .toList();
  }
}
