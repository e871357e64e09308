package io.loopwarden.engine.metrics;

import java.util.List;

/**
 * The table of metrics, which every way out and the documentation read. Names, types and labels are
 * a contract with scrapers; durations are seconds.
 */
public enum Metric {
  WORKERS(
      "loopwarden_eventloop_workers",
      Type.GAUGE,
      "",
      "How many event loops of the group run",
      "group"),

  UTILIZATION(
      "loopwarden_eventloop_utilization_ratio",
      Type.GAUGE,
      "ratio",
      "The share of the last 15 seconds for which the event loops were busy, from 0 to 1",
      "group"),

  TIME(
      "loopwarden_eventloop_time_seconds_total",
      Type.COUNTER,
      "seconds",
      "Their time: blocked by calls and stalls, active between waits for events, or idle",
      "group",
      "state"),

  TASKS_PENDING(
      "loopwarden_eventloop_tasks_pending",
      Type.GAUGE,
      "",
      "How many tasks wait in the queues of the event loops, where that is known",
      "group"),

  DELAY(
      "loopwarden_eventloop_delay_seconds",
      Type.HISTOGRAM,
      "seconds",
      "How long tasks that were sampled waited in the queue of their event loop",
      "group"),

  ITERATION(
      "loopwarden_eventloop_iteration_duration_seconds",
      Type.HISTOGRAM,
      "seconds",
      "How long the iterations took that have ended",
      "group"),

  ROUTE_TIME(
      "loopwarden_route_seconds_total",
      Type.COUNTER,
      "seconds",
      "The busy time of event loops by route, estimated from looks at random moments",
      "route",
      "state"),

  BLOCKING(
      "loopwarden_blocking_seconds",
      Type.HISTOGRAM,
      "seconds",
      "How long a problem blocked an event loop by calls in one iteration, unless it is allowed",
      "category",
      "route"),

  STALL(
      "loopwarden_stall_seconds",
      Type.HISTOGRAM,
      "seconds",
      "How long iterations took that were longer than stall.threshold, after the warm-up",
      "cause"),

  PROBLEMS(
      "loopwarden_problems",
      Type.GAUGE,
      "",
      "How many different problems have occurred; at most 1000 allowed ones are counted",
      "category",
      "state"),

  DELAYED_TASKS(
      "loopwarden_delayed_tasks_total",
      Type.COUNTER,
      "",
      "How many tasks and channels waited for an event loop that was blocked",
      "category"),

  DELAYED(
      "loopwarden_delayed_seconds_total",
      Type.COUNTER,
      "seconds",
      "How long these tasks and channels waited in sum",
      "category"),

  POOL_TASKS_PENDING(
      "loopwarden_pool_tasks_pending",
      Type.GAUGE,
      "",
      "How many tasks wait in a pool, or threads and acquisitions for its connections",
      "pool"),

  POOL_SATURATED(
      "loopwarden_pool_saturated_seconds_total",
      Type.COUNTER,
      "seconds",
      "For how long a pool was saturated: some waited there beyond pool.threshold",
      "pool"),

  LOST(
      "loopwarden_lost_total",
      Type.COUNTER,
      "",
      "Reports, events, calls and stalls that did not reach an output",
      "reason");

  /** What a metric is. */
  public enum Type {
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  private final String title;
  private final Type type;
  private final String unit;
  private final String help;
  private final List<String> labels;

  Metric(String title, Type type, String unit, String help, String... labels) {
    this.title = title;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** What it is. */
  public Type type() {
    return type;
  }

  /** Its unit; empty if it counts. */
  public String unit() {
    return unit;
  }

  /** What it says, in one sentence. */
  public String help() {
    return help;
  }

  /** The names of its labels, in the order of the values in {@link Point#labels()}. */
  public List<String> labels() {
    return labels;
  }
}
