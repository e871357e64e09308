package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The timeline of a service.
 *
 * @param events what is in its file
 */
record TimelineEvents(List<JsonObject> events) {
  private static final double ROUNDED_MICROS = 0.01;
  private static final double SLEEP_MICROS = MeasuredShop.ORDER_SECONDS * 1e6;

  /** Of half of the time of two seconds, iterations of 5 ms. */
  private static final int LEAST_ITERATIONS = 50;

  /** Where a test has the file, which is not there yet. */
  static Path file(String test, Jdk jdk) {
    return WorkFolders.create("metrics/" + test + "-file-jdk" + jdk.feature())
        .resolve("timeline.json");
  }

  /** Reads a timeline. */
  static TimelineEvents of(String json) throws IOException {
    List<JsonObject> events = new ArrayList<>();
    for (JsonElement each : new Gson().getAdapter(JsonArray.class).fromJson(json)) {
      events.add(each.getAsJsonObject());
    }
    return new TimelineEvents(events);
  }

  /** Asserts that what the service did is where and as long as it was. */
  void assertComplete(int orders, Report report) {
    TraceEventRules.assertKept(events);
    assertOrders(orders, report);
    assertThat(named(slices(MeasuredShop.HALF_BUSY), "iteration"))
        .hasSizeGreaterThan(LEAST_ITERATIONS)
        .allSatisfy(each -> assertThat(micros(each, "dur")).isGreaterThanOrEqualTo(1000));
    assertThat(named(slices("pauses of the JVM"), "gc")).isNotEmpty();
  }

  private void assertOrders(int orders, Report report) {
    List<JsonObject> track = slices(MeasuredShop.ORDERS);
    List<JsonObject> sleeps = sleeps();
    assertThat(sleeps).hasSize(orders);
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

  /** The sleeps of the event loop that answers orders. */
  List<JsonObject> sleeps() {
    return named(slices(MeasuredShop.ORDERS), "java.lang.Thread.sleep");
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

  /** What is on the tracks of event loops of a group, or on another track. */
  private List<JsonObject> slices(String trackName) {
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
