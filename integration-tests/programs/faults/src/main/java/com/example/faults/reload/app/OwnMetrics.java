package com.example.faults.reload.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The application's own metrics, among which the agent offers its own. */
final class OwnMetrics {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int STEP_MILLIS = 20;

  private OwnMetrics() {}

  /** Makes a registry, and waits until the agent has filled it. */
  static void offer() throws InterruptedException {
    CompositeMeterRegistry registry = new CompositeMeterRegistry();
    SimpleMeterRegistry part = new SimpleMeterRegistry();
    registry.add(part);
    for (int i = 0; part.getMeters().isEmpty(); i += STEP_MILLIS) {
      if (i > PATIENCE_MILLIS) {
        throw new IllegalStateException("the agent offers no metrics");
      }
      Thread.sleep(STEP_MILLIS);
    }
    registry.close();
  }
}
