package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.health.HealthReason;
import io.loopwarden.engine.health.HealthStatus;
import java.util.List;

/** Whether event loops answer, as JMX clients see it. */
public final class HealthData {

  private final HealthStatus status;

  HealthData(HealthStatus status) {
    this.status = status;
  }

  /** Whether nothing is wrong. */
  public boolean isHealthy() {
    return status.isHealthy();
  }

  /** Whether nothing is wrong that only a new start is likely to cure. */
  public boolean isLive() {
    return status.isLive();
  }

  /** What is wrong, in one sentence each. */
  public List<String> getReasons() {
    return status.reasons().stream().map(HealthReason::message).toList();
  }
}
