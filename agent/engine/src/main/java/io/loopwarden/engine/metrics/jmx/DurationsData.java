package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.watchdog.figures.DurationCounts;

/** A histogram, as JMX clients see it. */
public class DurationsData {

  private static final double NANOS_PER_SECOND = 1e9;

  private final DurationCounts durations;

  DurationsData(DurationCounts durations) {
    this.durations = durations;
  }

  /** How many durations there are. */
  public long getCount() {
    return durations.count();
  }

  /** Their sum. */
  public double getSumSeconds() {
    return durations.sumNanos() / NANOS_PER_SECOND;
  }

  /** Half of them are no longer. */
  public double getMedianSeconds() {
    return durations.quantileNanos(0.5) / NANOS_PER_SECOND;
  }

  /** 99 % of them are no longer. */
  public double getP99Seconds() {
    return durations.quantileNanos(0.99) / NANOS_PER_SECOND;
  }

  /** None of them is longer. */
  public double getMaxSeconds() {
    return durations.quantileNanos(1) / NANOS_PER_SECOND;
  }
}
