package io.loopwarden.engine.metrics.hlog;

import io.loopwarden.engine.histogram.IntervalLog;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.thread.AgentThreads;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Writes the histograms of each interval to a log, on a thread of its own, so that a disk that is
 * slow holds up nothing else. An interval that could not be written is lost, with one line.
 */
public final class HistogramExport implements WayOut, Runnable {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Supplier<List<Family>> numbers;
  private final long intervalNanos;
  private final File file;
  private final IntervalLog log;
  private final Notifications notifications;
  private final AtomicBoolean started = new AtomicBoolean();

  // Guarded by this.
  private final Intervals intervals = new Intervals();
  private long startMillis = System.currentTimeMillis();
  private boolean isFailing;

  /**
   * Makes an export that has written nothing.
   *
   * @param numbers reads the metrics
   * @param mostBytes how large the log and the one before may be together
   */
  public HistogramExport(
      Supplier<List<Family>> numbers,
      long intervalNanos,
      File file,
      long mostBytes,
      Notifications notifications) {
    this.numbers = numbers;
    this.intervalNanos = Math.max(NANOS_PER_SECOND, intervalNanos);
    this.file = file;
    this.log = new IntervalLog(file, mostBytes, "Loopwarden, durations in nanoseconds");
    this.notifications = notifications;
  }

  @Override
  public void everySecond(List<String> groups) {
    AgentThreads.startOnce(started, "loopwarden-histograms", this);
  }

  @Override
  public void run() {
    while (!AgentThreads.areEnded()) {
      AgentThreads.pause(this, intervalNanos);
      try {
        write();
      } catch (RuntimeException | Error e) {
        // the host has no memory left, say: the next interval has what this one lacks
      }
    }
  }

  @Override
  public void atExit() {
    write();
  }

  private synchronized void write() {
    long now = System.currentTimeMillis();
    try {
      log.write(startMillis, now, intervals.since(numbers.get()));
      isFailing = false;
    } catch (IOException e) {
      if (!isFailing) {
        isFailing = true;
        notifications.problem(
            "histograms_not_written", file + " cannot be written: " + e.getMessage());
      }
    }
    startMillis = now;
  }
}
