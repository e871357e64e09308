package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.report.EventQueue;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Origin;

/** What is sent to a collector. Used by one thread at a time. */
final class Exports {

  private static final long LEAST_INTERVAL_NANOS = 1_000_000_000;

  private final Collector collector;
  private final LogsExport logs;
  private final MetricsExport metrics;

  Exports(
      Configuration configuration,
      String version,
      Measurements measurements,
      EventQueue events,
      Notifications notifications,
      HttpPost post) {
    HttpEndpoint endpoint = configuration.get(MetricsOptions.OTLP_ENDPOINT);
    long intervalNanos = configuration.get(MetricsOptions.OTLP_INTERVAL).toNanos();
    Resource resource = new Resource(Origin.ofThisJvm(configuration), version);
    this.collector = new Collector(notifications);
    this.logs = new LogsExport(events, resource, new Signal(endpoint, "/v1/logs", post, collector));
    this.metrics =
        new MetricsExport(
            measurements::read,
            Math.max(LEAST_INTERVAL_NANOS, intervalNanos),
            resource,
            new Signal(endpoint, "/v1/metrics", post, collector));
  }

  /** Sends the log's entries, and the metrics if it is time. */
  void run(long longestNanos) {
    logs.run(Deadline.in(longestNanos));
    metrics.run(Deadline.in(longestNanos));
  }

  /** Whether a line of the log says that the collector does not answer; for any thread. */
  boolean isReportedUnavailable() {
    return collector.isReportedUnavailable();
  }

  /** Sends all there is, before a deadline. */
  void finish(Deadline deadline) {
    logs.run(deadline);
    metrics.send(deadline);
  }
}
