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

  private MetricsOptions() {}
}
