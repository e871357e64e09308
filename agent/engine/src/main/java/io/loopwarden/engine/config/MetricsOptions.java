package io.loopwarden.engine.config;

/** The options of metrics: which ways out there are. */
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

  private MetricsOptions() {}
}
