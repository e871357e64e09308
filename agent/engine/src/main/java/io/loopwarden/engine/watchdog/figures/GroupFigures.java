package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.hooks.LoopwardenDurations;

/**
 * The numbers of a group of event loops, those that have ended included. Guarded by whoever adds
 * loops to it.
 */
public final class GroupFigures {

  private final String group;
  private final DurationCounts iterations = new DurationCounts();
  private final DurationCounts queueDelays = new DurationCounts();
  private int workers;
  private long spanNanos;
  private long busyNanos;
  private long ongoingStallNanos;
  private long pendingTasks = -1;

  /** Makes the numbers of a group without event loops. */
  public GroupFigures(String group) {
    this.group = group;
  }

  /** Adds a loop that runs. */
  void addWorker(long ongoingNanos) {
    workers++;
    ongoingStallNanos += ongoingNanos;
  }

  /** Adds how many tasks wait in the queue of a loop that runs. */
  public void addPendingTasks(int tasks) {
    pendingTasks = Math.max(0, pendingTasks) + tasks;
  }

  /** Adds the time of a loop. */
  void addTime(long loopSpanNanos, long loopBusyNanos) {
    spanNanos += Math.max(0, loopSpanNanos);
    busyNanos += Math.max(0, Math.min(loopBusyNanos, loopSpanNanos));
  }

  /** Adds the durations of a loop. */
  void addDurations(
      LoopwardenDurations loopIterations, long iterationNanos, LoopwardenDurations loopDelays) {
    iterations.add(loopIterations, iterationNanos);
    queueDelays.add(loopDelays);
  }

  /** A copy, of a group that has no loops that run. */
  public GroupFigures copyOfEnded(boolean withDurations) {
    GroupFigures copy = new GroupFigures(group);
    copy.addTime(spanNanos, busyNanos);
    if (withDurations) {
      copy.iterations.add(iterations);
      copy.queueDelays.add(queueDelays);
    }
    return copy;
  }

  /** The group's name. */
  public String group() {
    return group;
  }

  /** How many event loops run. */
  public int workers() {
    return workers;
  }

  /** For how long event loops ran, all together. */
  public long spanNanos() {
    return spanNanos;
  }

  /** For how long of that they were busy. */
  public long busyNanos() {
    return busyNanos;
  }

  /** For how long stalls have lasted that have not ended. */
  public long ongoingStallNanos() {
    return ongoingStallNanos;
  }

  /** How many tasks wait in the queues of those that run; negative if none of them says so. */
  public long pendingTasks() {
    return pendingTasks;
  }

  /** How long iterations took that have ended. */
  public DurationCounts iterations() {
    return iterations;
  }

  /** How long tasks waited in the queues, of those that were followed. */
  public DurationCounts queueDelays() {
    return queueDelays;
  }
}
