package io.loopwarden.engine.metrics.jmx;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of one group of event loops. */
public interface LoopGroupMXBean {

  /** How many event loops run. */
  int getWorkers();

  /** The share of the last 15 seconds for which they were busy, from 0 to 1. */
  double getUtilizationRatio();

  /** Their time by state: active, idle, blocked. */
  Map<String, Double> getTimeSeconds();

  /** How many tasks wait in their queues; null if that is not known. */
  @Nullable Long getTasksPending();

  /** How long tasks waited in their queues. */
  DurationsData getDelaySeconds();

  /** How long their iterations took. */
  DurationsData getIterationDurationSeconds();
}
