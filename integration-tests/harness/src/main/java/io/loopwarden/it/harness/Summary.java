package io.loopwarden.it.harness;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent counted until the JVM ended.
 *
 * @param total how many blocking calls there were
 * @param sites how many at each site; stalls are not among them
 */
public record Summary(long total, List<Site> sites) {
  /**
   * What was counted at a site.
   *
   * @param operation the operation
   * @param method the method that called it, written {@code package.Class.method}
   * @param fingerprint the id of the two
   * @param count how often
   * @param totalNanos how long in all
   */
  public record Site(
      String operation, String method, String fingerprint, long count, long totalNanos) {
    private static Site of(JsonObject row) {
      String site = row.get("site").getAsString();
      int position = site.indexOf('(');
      return new Site(
          row.get("operation").getAsString(),
          position < 0 ? site : site.substring(0, position),
          row.get("fingerprint").getAsString(),
          row.get("count").getAsLong(),
          row.get("total_ns").getAsLong());
    }
  }

  static Summary of(Report report) {
    List<Site> sites = new ArrayList<>();
    for (JsonElement row : report.json().getAsJsonArray("loopwarden.problems")) {
      if (!row.getAsJsonObject().get("category").getAsString().equals("stall")) {
        sites.add(Site.of(row.getAsJsonObject()));
      }
    }
    return new Summary(report.number("loopwarden.blocking_calls"), sites);
  }

  /** How often a method blocked, whatever operation it called. */
  public long countAt(String method) {
    return sites.stream().filter(site -> site.method().equals(method)).mapToLong(Site::count).sum();
  }
}
