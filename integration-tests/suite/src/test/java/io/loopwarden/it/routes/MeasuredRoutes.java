package io.loopwarden.it.routes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The routes of a service: for how long each had the event loop, as the service measured it and as
 * the summary has it.
 *
 * @param measured the share of each in the time of all, as measured
 * @param reported the rows of the summary by route
 */
record MeasuredRoutes(Map<String, Double> measured, Map<String, JsonObject> reported) {

  static MeasuredRoutes of(Recording recording) {
    Map<String, Double> nanos = new TreeMap<>();
    for (String pair : recording.printed("measured").split(" ")) {
      String[] both = pair.split("=");
      nanos.put("GET /" + both[0] + "/:id", Double.parseDouble(both[1]));
    }
    Map<String, JsonObject> rows = new HashMap<>();
    JsonObject summary = recording.log().named(Report.SUMMARY).get(0).json();
    for (JsonElement each : summary.getAsJsonArray("loopwarden.routes")) {
      JsonObject row = each.getAsJsonObject();
      if (row.has("route")) {
        rows.put(row.get("route").getAsString(), row);
      }
    }
    return new MeasuredRoutes(shares(nanos), rows);
  }

  private static Map<String, Double> shares(Map<String, Double> nanos) {
    double sum = nanos.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new TreeMap<>();
    nanos.forEach((route, of) -> shares.put(route, of / sum));
    return shares;
  }

  /** The share of each in the time of all routes, as reported. */
  Map<String, Double> reportedShares() {
    Map<String, Double> nanos = new TreeMap<>();
    reported.forEach((route, row) -> nanos.put(route, row.get("total_ns").getAsDouble()));
    return shares(nanos);
  }

  /** How many looks there were at all routes. */
  long looks() {
    return reported.values().stream().mapToLong(row -> row.get("looks").getAsLong()).sum();
  }

  /** The share of the time of a route in a state. */
  double shareOf(String route, String state) {
    JsonObject row = reported.get(route);
    return row.get(state + "_ns").getAsDouble() / row.get("total_ns").getAsDouble();
  }

  /** The sites of a route, that to which most of its time went first. */
  List<JsonObject> sites(String route) {
    List<JsonObject> sites = new ArrayList<>();
    for (JsonElement each : reported.get(route).getAsJsonArray("sites")) {
      sites.add(each.getAsJsonObject());
    }
    return sites;
  }
}
