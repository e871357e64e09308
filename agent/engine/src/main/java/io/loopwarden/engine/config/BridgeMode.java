package io.loopwarden.engine.config;

/** Whether the application's own registry of metrics has ours. */
public enum BridgeMode {
  /** Where the application has Micrometer or OpenTelemetry. */
  AUTO,
  /** Never. */
  FALSE
}
