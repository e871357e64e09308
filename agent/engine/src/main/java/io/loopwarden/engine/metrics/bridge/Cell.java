package io.loopwarden.engine.metrics.bridge;

import org.jspecify.annotations.Nullable;

/**
 * The latest number of one series that is no histogram. The metrics' own thread writes; whatever
 * thread the application has for its monitoring reads, which may be an event loop: it only reads
 * memory.
 */
final class Cell {

  private volatile double value;

  void set(double latest) {
    value = latest;
  }

  /** Of a gauge or a counter. */
  static double value(@Nullable Object cell) {
    return cell instanceof Cell own ? own.value : Double.NaN;
  }
}
