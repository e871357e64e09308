package io.loopwarden.it.stalls;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * What the summary says of an event loop.
 *
 * @param row its row
 */
record LoopFigures(JsonObject row) {

  static List<LoopFigures> of(Recording recording) {
    List<LoopFigures> figures = new ArrayList<>();
    for (Report summary : recording.log().named(Report.SUMMARY)) {
      for (JsonElement row : summary.json().getAsJsonArray("loopwarden.loops")) {
        figures.add(new LoopFigures(row.getAsJsonObject()));
      }
    }
    return figures;
  }

  String loop() {
    return row.get("event_loop").getAsString();
  }

  long iterations() {
    return row.get("iterations").getAsLong();
  }

  double busyShare() {
    return row.get("busy_share").getAsDouble();
  }

  /** The quantiles from the median to the longest, as they are. */
  List<Long> quantilesNanos() {
    return List.of(nanos("p50_ns"), nanos("p99_ns"), nanos("p999_ns"), nanos("max_ns"));
  }

  long longestNanos() {
    return nanos("max_ns");
  }

  long stalls(String cause) {
    JsonObject stalls = row.getAsJsonObject("stalls");
    return stalls.has(cause) ? stalls.get(cause).getAsLong() : 0;
  }

  private long nanos(String key) {
    return row.get(key).getAsLong();
  }
}
