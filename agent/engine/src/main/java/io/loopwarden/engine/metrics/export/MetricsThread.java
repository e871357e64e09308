package io.loopwarden.engine.metrics.export;

import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.thread.RepeatedWork;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that takes readings once a second and calls code of the host, such as its MBean
 * server. It runs from the first way out on.
 */
final class MetricsThread implements RepeatedWork {

  private static final long SECOND_NANOS = 1_000_000_000;

  private final Measurements measurements;
  private final List<WayOut> waysOut = new CopyOnWriteArrayList<>();
  private final AtomicBoolean started = new AtomicBoolean();

  MetricsThread(Measurements measurements) {
    this.measurements = measurements;
  }

  void add(WayOut wayOut) {
    waysOut.add(wayOut);
    start();
  }

  /** Starts it, unless it runs. */
  void start() {
    AgentThreads.startOnce(started, "loopwarden-metrics", this);
  }

  /** Has the ways out hand on what has not left yet. Runs on another thread. */
  void atExit() {
    for (WayOut wayOut : waysOut) {
      try {
        wayOut.atExit();
      } catch (RuntimeException | LinkageError e) {
        // the other ones may do better
      }
    }
  }

  @Override
  public long turn() {
    handOn(groups());
    return SECOND_NANOS;
  }

  @Override
  public long pauseAfterFailureNanos() {
    return SECOND_NANOS;
  }

  private List<String> groups() {
    try {
      return measurements.sample();
    } catch (Throwable e) {
      return List.of(); // one reading is lost, not the next one
    }
  }

  private void handOn(List<String> groups) {
    for (WayOut wayOut : waysOut) {
      try {
        wayOut.everySecond(groups);
      } catch (Throwable e) {
        // the host's code may throw anything; the next second may be better
      }
    }
  }
}
