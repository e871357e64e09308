package io.loopwarden.engine.metrics.export;

import io.loopwarden.engine.config.BridgeMode;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.health.HealthPage;
import io.loopwarden.engine.health.HealthStatus;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.metrics.bridge.MicrometerBridge;
import io.loopwarden.engine.metrics.bridge.OpenTelemetryBridge;
import io.loopwarden.engine.metrics.bridge.SpanProblems;
import io.loopwarden.engine.metrics.hlog.HistogramExport;
import io.loopwarden.engine.metrics.otlp.OtlpExporter;
import io.loopwarden.engine.metrics.prometheus.Exposition;
import io.loopwarden.engine.metrics.prometheus.MetricsPort;
import io.loopwarden.engine.report.EventQueue;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.OutputFile;
import io.loopwarden.engine.report.Outputs;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways out that options ask for. Their classes are loaded when they are made. */
final class ConfiguredWaysOut {

  private static final long BYTES_PER_MEGABYTE = 1024 * 1024;

  private final Configuration configuration;
  private final Instrumentation instrumentation;
  private final String version;
  private final int port;
  private final @Nullable File histograms;
  private final boolean isBridged;
  private final boolean hasCollector;
  private @Nullable SpanProblems spans;

  /**
   * Reads the options.
   *
   * @param version this build's version
   */
  ConfiguredWaysOut(Configuration configuration, Instrumentation instrumentation, String version) {
    this.configuration = configuration;
    this.instrumentation = instrumentation;
    this.version = version;
    this.port = configuration.get(MetricsOptions.PORT);
    this.histograms = OutputFile.of(configuration, MetricsOptions.HISTOGRAMS_FILE);
    this.isBridged = configuration.get(MetricsOptions.BRIDGE) == BridgeMode.AUTO;
    this.hasCollector = configuration.get(MetricsOptions.OTLP_ENDPOINT) != HttpEndpoint.NONE;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return port == 0 && histograms == null && !isBridged && !hasCollector;
  }

  /** Makes them; they open when the metrics' own thread calls them first. */
  List<WayOut> make(
      Measurements numbers,
      Outputs outputs,
      Notifications notifications,
      Supplier<HealthStatus> health) {
    List<WayOut> waysOut = new ArrayList<>();
    if (port != 0) {
      waysOut.add(
          new MetricsPort(
              configuration.get(MetricsOptions.HOST),
              port,
              Map.of(
                  "/metrics", new Exposition(numbers),
                  "/health", new HealthPage(health, false),
                  "/health/live", new HealthPage(health, true)),
              sentence -> notifications.problem("metrics_port_unavailable", sentence)));
    }
    if (histograms != null) {
      waysOut.add(histograms(histograms, numbers, notifications));
    }
    if (isBridged) {
      waysOut.add(
          new MicrometerBridge(
              numbers::read,
              instrumentation::getAllLoadedClasses,
              sentence -> notifications.problem("bridge_failed", sentence)));
      waysOut.add(openTelemetry(numbers, notifications));
    }
    if (hasCollector) { // the last one: at exit it may take its time
      waysOut.add(collector(numbers, outputs, notifications));
    }
    return waysOut;
  }

  private WayOut openTelemetry(Measurements numbers, Notifications notifications) {
    OpenTelemetryBridge bridge =
        new OpenTelemetryBridge(
            numbers::read,
            instrumentation::getAllLoadedClasses,
            sentence -> notifications.problem("bridge_failed", sentence));
    SpanProblems made =
        new SpanProblems(bridge, !configuration.get(Options.OPERATIONS_FILE).isEmpty());
    numbers.addLost("span", made::lost);
    spans = made;
    return bridge;
  }

  /** What adds to spans of OpenTelemetry; null if no option asks for it. */
  @Nullable SpanProblems spans() {
    return spans;
  }

  private WayOut histograms(File file, Measurements numbers, Notifications notifications) {
    return new HistogramExport(
        numbers::read,
        configuration.get(MetricsOptions.HISTOGRAMS_INTERVAL).toNanos(),
        file,
        configuration.get(MetricsOptions.HISTOGRAMS_FILE_SIZE) * BYTES_PER_MEGABYTE,
        notifications);
  }

  private WayOut collector(Measurements numbers, Outputs outputs, Notifications notifications) {
    EventQueue events = new EventQueue();
    outputs.copyLogTo(events);
    numbers.addLost("otlp", events::lost);
    return new OtlpExporter(configuration, version, numbers, events, notifications);
  }
}
