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
public record LoopFigures(JsonObject row) {

  /** Those of all event loops. */
  public static List<LoopFigures> of(Recording recording) {
    List<LoopFigures> figures = new ArrayList<>();
    for (Report summary : recording.log().named(Report.SUMMARY)) {
      for (JsonElement row : summary.json().getAsJsonArray("loopwarden.loops")) {
        figures.add(new LoopFigures(row.getAsJsonObject()));
      }
    }
    return figures;
  }

  /** Those of the event loop whose thread has a name. */
  public static LoopFigures of(Recording recording, String loop) {
    List<LoopFigures> all = of(recording);
    List<LoopFigures> named = all.stream().filter(row -> row.loop().equals(loop)).toList();
    if (named.size() != 1) {
      throw new AssertionError("one loop " + loop + " expected in " + all);
    }
    return named.get(0);
  }

  /** The name of its thread. */
  public String loop() {
    return row.get("event_loop").getAsString();
  }

  /** How many iterations have ended. */
  public long iterations() {
    return row.get("iterations").getAsLong();
  }

  /** The part of its time that it was busy for, from 0 to 1. */
  public double busyShare() {
    return row.get("busy_share").getAsDouble();
  }

  /** The quantiles from the median to the longest, as they are. */
  List<Long> quantilesNanos() {
    return List.of(nanos("p50_ns"), nanos("p99_ns"), nanos("p999_ns"), nanos("max_ns"));
  }

  /** The longest iteration. */
  public long longestNanos() {
    return nanos("max_ns");
  }

  /** How many stalls had a cause. */
  public long stalls(String cause) {
    JsonObject stalls = row.getAsJsonObject("stalls");
    return stalls.has(cause) ? stalls.get(cause).getAsLong() : 0;
  }

  /** The cause of the stall that has not ended, or an empty text. */
  public String ongoing() {
    return row.has("ongoing") ? row.get("ongoing").getAsString() : "";
  }

  /** The site of the stall that has not ended, or an empty text. */
  public String ongoingSite() {
    return row.has("ongoing_site") ? row.get("ongoing_site").getAsString() : "";
  }

  /** How long the stall has lasted that has not ended, or 0. */
  public long ongoingNanos() {
    return row.has("ongoing_ns") ? nanos("ongoing_ns") : 0;
  }

  private long nanos(String key) {
    return row.get(key).getAsLong();
  }
}
