package io.loopwarden.engine.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether event loops answer.
 *
 * @param reasons what is wrong, the longest first; empty if nothing is
 */
public record HealthStatus(List<HealthReason> reasons) {

  /** Copies the reasons. */
  public HealthStatus {
    reasons = List.copyOf(reasons);
  }

  /** Whether nothing is wrong: whether the JVM should get requests. */
  public boolean isHealthy() {
    return reasons.isEmpty();
  }

  /** Whether nothing is wrong that only a new start is likely to cure. */
  public boolean isLive() {
    for (HealthReason reason : reasons) {
      if (reason.kind().isFatal()) {
        return false;
      }
    }
    return true;
  }

  /** The same in types of the JDK, for programs. */
  public Map<String, Object> asMap() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (HealthReason reason : reasons) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("kind", reason.kind().key());
      each.put("subject", reason.subject());
      each.put("duration_ns", reason.durationNanos());
      each.put("message", reason.message());
      all.add(each);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("healthy", isHealthy());
    map.put("live", isLive());
    map.put("reasons", all);
    return map;
  }
}
