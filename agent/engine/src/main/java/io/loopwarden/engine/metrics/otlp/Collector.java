package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.report.Notifications;
import java.util.HashSet;
import java.util.Set;

/**
 * Says in the log when the collector cannot be reached or takes something not, and when that is
 * over: one line each, however many requests fail, and at most one of each a minute. Guarded by the
 * {@link Exports}.
 */
final class Collector {

  private static final long NANOS_BETWEEN_LINES = 60_000_000_000L;

  private final Notifications notifications;
  private final Set<String> failing = new HashSet<>();
  private volatile boolean isSaid;
  private boolean wasSaid;
  private long saidNanos;

  Collector(Notifications notifications) {
    this.notifications = notifications;
  }

  /**
   * A request has failed.
   *
   * @param address where it went
   * @param reason completes "address:"
   */
  void failed(String address, String reason) {
    long now = System.nanoTime();
    if (failing.isEmpty() && (!wasSaid || now - saidNanos >= NANOS_BETWEEN_LINES)) {
      isSaid = true;
      wasSaid = true;
      saidNanos = now;
      notifications.problem(
          "otlp_unavailable",
          address + ": " + reason + "; it is tried again after 1 s, then less often, up to 60 s");
    }
    failing.add(address);
  }

  /** Whether a line says that it fails, and none that it is over; for any thread. */
  boolean isReportedUnavailable() {
    return isSaid;
  }

  /** A request was taken. */
  void worked(String address) {
    if (failing.remove(address) && failing.isEmpty() && isSaid) {
      isSaid = false;
      notifications.recovery("otlp_available", address + " takes metrics and reports again");
    }
  }
}
