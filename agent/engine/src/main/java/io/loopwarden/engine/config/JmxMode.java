package io.loopwarden.engine.config;

/** When the metrics are MBeans. */
public enum JmxMode {
  /** Once the JVM has a platform MBean server, whoever started it. */
  AUTO,
  /** Always; the platform MBean server is started if there is none. */
  TRUE,
  /** Never. */
  FALSE
}
