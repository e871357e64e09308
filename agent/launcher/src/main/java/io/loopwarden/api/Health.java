package io.loopwarden.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether event loops answer, at one moment. Immutable. */
public final class Health {

  private final boolean healthy;
  private final boolean live;
  private final List<Reason> reasons;

  /**
   * What is wrong.
   *
   * @param kind {@code loop_blocked}: an event loop is blocked for longer than the option {@code
   *     health.blocked}; {@code group_blocked}: all event loops of a group are blocked for longer
   *     than {@code stall.ongoing}; {@code pool}: a pool that event loops hand work to is
   *     saturated. Later versions may have more
   * @param subject the event loop, the group or the pool
   * @param duration for how long it has been so
   * @param message the same in one sentence, without a full stop
   */
  public record Reason(String kind, String subject, Duration duration, String message) {}

  /** From the fields that the engine gives. */
  Health(Map<?, ?> fields) {
    this.healthy = Boolean.TRUE.equals(fields.get("healthy"));
    this.live = Boolean.TRUE.equals(fields.get("live"));
    List<Reason> all = new ArrayList<>();
    if (fields.get("reasons") instanceof List<?> list) {
      for (Object each : list) {
        all.add(reason((Map<?, ?>) each));
      }
    }
    this.reasons = List.copyOf(all);
  }

  private static Reason reason(Map<?, ?> fields) {
    return new Reason(
        String.valueOf(fields.get("kind")),
        String.valueOf(fields.get("subject")),
        Duration.ofNanos(fields.get("duration_ns") instanceof Long nanos ? nanos : 0),
        String.valueOf(fields.get("message")));
  }

  /** Whether nothing is wrong: whether the JVM should get requests. */
  public boolean isHealthy() {
    return healthy;
  }

  /** Whether nothing is wrong that only a new start is likely to cure. */
  public boolean isLive() {
    return live;
  }

  /** What is wrong, the longest first; empty if nothing is. */
  public List<Reason> reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    return healthy ? "healthy" : reasons.stream().map(Reason::message).toList().toString();
  }
}
