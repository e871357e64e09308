package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.report.EventQueue;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.thread.AgentThreads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends metrics and the log's entries to an OpenTelemetry collector, on a thread of its own: a
 * collector that does not answer holds up nothing else. The metrics' own thread ends requests that
 * take too long. All else of this package is loaded by that thread, not while the JVM starts.
 */
public final class OtlpExporter implements WayOut, Runnable {

  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long LONGEST_NANOS = 10 * SECOND_NANOS;
  private static final long LONGEST_AT_EXIT_NANOS = 2 * SECOND_NANOS;

  private final Configuration configuration;
  private final String version;
  private final Measurements measurements;
  private final EventQueue events;
  private final Notifications notifications;
  private final HttpPost post;
  private final AtomicBoolean started = new AtomicBoolean();

  /** Held by whoever sends. */
  private final ReentrantLock sending = new ReentrantLock();

  /** Written by whoever holds the lock. */
  private volatile @Nullable Exports exports;

  /**
   * Makes an exporter that sends nothing yet.
   *
   * @param version this build's version
   */
  public OtlpExporter(
      Configuration configuration,
      String version,
      Measurements measurements,
      EventQueue events,
      Notifications notifications) {
    this.configuration = configuration;
    this.version = version;
    this.measurements = measurements;
    this.events = events;
    this.notifications = notifications;
    this.post =
        new HttpPost(
            configuration.get(MetricsOptions.OTLP_ENDPOINT),
            configuration.get(MetricsOptions.OTLP_HEADERS),
            configuration.get(MetricsOptions.OTLP_COMPRESSION),
            TlsFiles.of(configuration));
  }

  @Override
  public void everySecond(List<String> groups) {
    AgentThreads.startOnce(started, "loopwarden-otlp", this);
    post.closeIfOverdue();
  }

  @Override
  public void run() {
    while (!AgentThreads.areEnded()) {
      sending.lock();
      try {
        exports().run(LONGEST_NANOS);
      } catch (Throwable e) {
        // the host has no memory left, say: the next second may be better
      } finally {
        sending.unlock();
      }
      AgentThreads.pause(this, SECOND_NANOS);
    }
  }

  private Exports exports() {
    Exports made = exports;
    if (made == null) {
      made = new Exports(configuration, version, measurements, events, notifications, post);
      exports = made;
    }
    return made;
  }

  @Override
  public void atExit() {
    Deadline deadline = Deadline.in(LONGEST_AT_EXIT_NANOS);
    try {
      if (sending.tryLock(LONGEST_AT_EXIT_NANOS, TimeUnit.NANOSECONDS)) {
        try {
          exports().finish(deadline);
        } finally {
          sending.unlock();
        }
      } else if (!isReportedUnavailable()) {
        notifications.problem(
            "otlp_unavailable",
            configuration.get(MetricsOptions.OTLP_ENDPOINT)
                + ": no answer for "
                + LONGEST_AT_EXIT_NANOS / SECOND_NANOS
                + " s; the last reports and metrics of this JVM are lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReportedUnavailable() {
    Exports made = exports;
    return made != null && made.isReportedUnavailable();
  }
}
