package io.loopwarden.engine.config;

import java.time.Duration;

/** The options of metrics: which ways out there are, and what is healthy. */
public final class MetricsOptions {

  public static final Option<JmxMode> JMX =
      new Option<>(
          "jmx",
          new OptionType.Choice<>(JmxMode.class),
          "auto",
          "auto: the metrics are MBeans if the JVM has a platform MBean server; true: also if none"
              + " was started yet; false: never");

  public static final Option<Integer> PORT =
      new Option<>(
          "metrics.port",
          new OptionType.Count(0, 65_535),
          "0",
          "the port where Prometheus finds the metrics, such as 9464; 0: none");

  public static final Option<String> HOST =
      new Option<>(
          "metrics.host",
          new OptionType.Text("a name or address of this machine"),
          "localhost",
          "the address that metrics.port is opened at; 0.0.0.0: all");

  public static final Option<BridgeMode> BRIDGE =
      new Option<>(
          "metrics.bridge",
          new OptionType.Choice<>(BridgeMode.class),
          "false",
          "auto: the metrics are in the application's global registry of Micrometer and in its"
              + " global OpenTelemetry, if it has them");

  public static final Option<HttpEndpoint> OTLP_ENDPOINT =
      new Option<>(
          "otlp.endpoint",
          new HttpEndpoint.Type(),
          "",
          "the OpenTelemetry collector that gets metrics and reports by OTLP over HTTP");

  public static final Option<HttpHeaders> OTLP_HEADERS =
      new Option<>(
          "otlp.headers",
          new HttpHeaders.Type(),
          "",
          "headers of each request to the collector, such as its key: NAME=VALUE;NAME=VALUE");

  public static final Option<Compression> OTLP_COMPRESSION =
      new Option<>(
          "otlp.compression",
          new OptionType.Choice<>(Compression.class),
          "none",
          "gzip: what the collector gets is compressed; none: it is not");

  public static final Option<String> OTLP_CERTIFICATE =
      new Option<>(
          "otlp.certificate",
          new OptionType.Text("a file"),
          "",
          "a PEM file with the certificate authorities that may have signed the collector's"
              + " certificate; default: those that the JVM trusts");

  public static final Option<String> OTLP_CLIENT_KEY =
      new Option<>(
          "otlp.client.key",
          new OptionType.Text("a file"),
          "",
          "a PEM file with the private key of this client (mutual TLS), without a password");

  public static final Option<String> OTLP_CLIENT_CERTIFICATE =
      new Option<>(
          "otlp.client.certificate",
          new OptionType.Text("a file"),
          "",
          "a PEM file with the certificate of otlp.client.key");

  public static final Option<Duration> OTLP_INTERVAL =
      new Option<>(
          "otlp.interval",
          new OptionType.Time(),
          "15s",
          "how often the collector gets the metrics; at most once a second. Reports are sent within"
              + " a second");

  public static final Option<String> HISTOGRAMS_FILE =
      new Option<>(
          "histograms.file",
          new OptionType.Text("a file that can be written, in a folder that can be written"),
          "",
          "a log of histograms, in HdrHistogram's form, for the command merge; %p stands for the"
              + " process id");

  public static final Option<Integer> HISTOGRAMS_FILE_SIZE =
      new Option<>(
          "histograms.file.megabytes",
          new OptionType.Count(1, 10_240),
          "50",
          "how large the log of histograms and the one before may be together; then it begins anew");

  public static final Option<Duration> HISTOGRAMS_INTERVAL =
      new Option<>(
          "histograms.interval",
          new OptionType.Time(),
          "60s",
          "how often histograms are written to histograms.file; at most once a second");

  public static final Option<Duration> HEALTH_BLOCKED =
      new Option<>(
          "health.blocked",
          new OptionType.Time(),
          "10s",
          "an event loop that has been blocked for longer makes the JVM unhealthy");

  private MetricsOptions() {}
}
