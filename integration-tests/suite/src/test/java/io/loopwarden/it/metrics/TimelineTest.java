package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The timeline of a real service: what it did is where and as long as it was. */
class TimelineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  private static final int SECONDS_OF_WORK = 2;
  private static final double ROUNDED_MICROS = 0.01;
  private static final double SLEEP_MICROS = MeasuredShop.ORDER_SECONDS * 1e6;

  /** Of half of the time of {@link #SECONDS_OF_WORK}, iterations of 5 ms. */
  private static final int LEAST_ITERATIONS = 50;

  private static Path file(String test, Jdk jdk) {
    return WorkFolders.create("metrics/" + test + "-file-jdk" + jdk.feature())
        .resolve("timeline.json");
  }

  private static Agent agent(Path file) {
    return Agent.with("timeline.file", file.toString())
        .and("stall.threshold", "10ms")
        .and("stall.warmup", "0")
        .and("service.name", "shop");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void whatTheProgramDidIsWhereItWas(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertTimeline(jdk));
  }

  private static void assertTimeline(Jdk jdk) throws Exception {
    Path file = file("timeline", jdk);
    try (MeasuredShop shop = MeasuredShop.start("timeline", jdk, agent(file))) {
      shop.order(ORDERS);
      shop.work(SECONDS_OF_WORK);
      collectGarbage(jdk, shop.program().pid());
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      List<JsonObject> events = events(Files.readString(file));
      assertOrders(events, recording.log().blockingCalls().get(0));
      assertThat(named(slices(events, MeasuredShop.HALF_BUSY), "iteration"))
          .hasSizeGreaterThan(LEAST_ITERATIONS)
          .allSatisfy(each -> assertThat(micros(each, "dur")).isGreaterThanOrEqualTo(1000));
      assertThat(named(slices(events, "pauses of the JVM"), "gc")).isNotEmpty();
      assertThat(recording.standardError()).isEmpty();
    }
  }

  private static void collectGarbage(Jdk jdk, long pid) throws Exception {
    Process jcmd =
        new ProcessBuilder(jdk.program("jcmd").toString(), Long.toString(pid), "GC.run").start();
    assertThat(jcmd.waitFor(60, TimeUnit.SECONDS)).isTrue();
    TimeUnit.SECONDS.sleep(1); // the watchdog sees a pause at its next visit
  }

  private static void assertOrders(List<JsonObject> events, Report report) {
    List<JsonObject> track = slices(events, MeasuredShop.ORDERS);
    List<JsonObject> sleeps = named(track, "java.lang.Thread.sleep");
    assertThat(sleeps).hasSize(ORDERS);
    for (JsonObject sleep : sleeps) {
      assertThat(micros(sleep, "dur"))
          .isBetween(SLEEP_MICROS, SLEEP_MICROS * MeasuredShop.MOST_TIMES);
      JsonObject details = sleep.getAsJsonObject("args");
      assertThat(details.get("site").getAsString())
          .startsWith("com.example.vertxweb.measured.MeasuredShop.sleep(MeasuredShop.java:");
      assertThat(details.get("route").getAsString()).isEqualTo("GET /orders/:id");
      assertThat(details.get("fingerprint").getAsString()).isEqualTo(report.fingerprint());
      assertThat(details.get("duration_ms").getAsDouble() * 1000)
          .isCloseTo(micros(sleep, "dur"), within(ROUNDED_MICROS));
      assertThat(named(track, "iteration")).anyMatch(each -> contains(each, sleep));
      assertThat(stalls(track)).anyMatch(each -> contains(each, sleep));
    }
  }

  /** Whatever their cause: on a busy machine a part of a stall is the machine's. */
  private static List<JsonObject> stalls(List<JsonObject> track) {
    return track.stream()
        .filter(each -> each.get("cat").getAsString().equals("stall"))
        .filter(each -> each.getAsJsonObject("args").has("cause"))
        .toList();
  }

  private static boolean contains(JsonObject outer, JsonObject inner) {
    return micros(outer, "ts") <= micros(inner, "ts")
        && micros(inner, "ts") + micros(inner, "dur")
            <= micros(outer, "ts") + micros(outer, "dur") + ROUNDED_MICROS;
  }

  /** The form leaves open whether the array ends. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void aJvmThatIsKilledLeavesAFileThatCanBeRead(Jdk jdk) throws Exception {
    Path file = file("timeline-killed", jdk);
    try (MeasuredShop shop = MeasuredShop.start("timeline-killed", jdk, agent(file))) {
      shop.order(ORDERS);
      await()
          .atMost(PATIENCE)
          .until(() -> Files.exists(file) && Files.readString(file).contains("Thread.sleep"));
      ProcessHandle.of(shop.program().pid()).orElseThrow().destroyForcibly();
      await().atMost(PATIENCE).until(() -> ProcessHandle.of(shop.program().pid()).isEmpty());

      List<JsonObject> events = events(Files.readString(file) + "]");
      assertThat(named(slices(events, MeasuredShop.ORDERS), "java.lang.Thread.sleep")).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  void aFileThatCannotBeWrittenIsOneLine(Jdk jdk) throws Exception {
    Path folder = Files.createDirectories(file("timeline-folder", jdk));
    try (MeasuredShop shop = MeasuredShop.start("timeline-folder", jdk, agent(folder))) {
      shop.order(ORDERS);
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named("loopwarden.invalid_option"))
          .singleElement()
          .satisfies(line -> assertThat(line.text("loopwarden.key")).isEqualTo("timeline.file"));
      assertThat(recording.log().blockingCalls()).isNotEmpty();
    }
  }

  private static List<JsonObject> events(String json) throws IOException {
    List<JsonObject> events = new ArrayList<>();
    for (JsonElement each : new Gson().getAdapter(JsonArray.class).fromJson(json)) {
      events.add(each.getAsJsonObject());
    }
    return events;
  }

  /** What is on the tracks of event loops of a group, or on another track. */
  private static List<JsonObject> slices(List<JsonObject> events, String trackName) {
    List<Long> tracks =
        events.stream()
            .filter(each -> each.get("name").getAsString().equals("thread_name"))
            .filter(
                each ->
                    each.getAsJsonObject("args").get("name").getAsString().startsWith(trackName))
            .map(each -> each.get("tid").getAsLong())
            .toList();
    return events.stream()
        .filter(each -> each.get("ph").getAsString().equals("X"))
        .filter(each -> tracks.contains(each.get("tid").getAsLong()))
        .toList();
  }

  private static List<JsonObject> named(List<JsonObject> slices, String name) {
    return slices.stream().filter(each -> each.get("name").getAsString().equals(name)).toList();
  }

  private static double micros(JsonObject slice, String field) {
    return slice.get(field).getAsDouble();
  }
}
