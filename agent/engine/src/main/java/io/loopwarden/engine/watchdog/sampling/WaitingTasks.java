package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.finding.Delay;

/**
 * The tasks that wait in the queue of an event loop while an iteration lasts, from looks at the
 * length of the queue. Between two looks it is taken to change evenly. Only the watchdog's thread
 * uses it. Times are by {@link System#nanoTime()}.
 */
public final class WaitingTasks {

  private int most;
  private int last;
  private long lastNanos;
  private double waitedNanos;

  WaitingTasks(long startNanos) {
    lastNanos = startNanos;
  }

  /** Notes how many wait now; nothing if that is not known. */
  void add(int tasks, long nowNanos) {
    if (tasks < 0) {
      return;
    }
    waitedNanos += (double) (last + tasks) / 2 * (nowNanos - lastNanos);
    most = Math.max(most, tasks);
    last = tasks;
    lastNanos = nowNanos;
  }

  /** How many waited, and how long in sum, until the iteration ended. */
  public Delay until(long endNanos) {
    double restNanos = (double) last * Math.max(0, endNanos - lastNanos);
    return new Delay(most, 0, (long) (waitedNanos + restNanos));
  }
}
