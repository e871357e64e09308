package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import org.jspecify.annotations.Nullable;

/**
 * The latest numbers of one series. The metrics' own thread writes; whatever thread the application
 * has for its monitoring reads, which may be an event loop: it only reads memory.
 */
final class Cell {

  private volatile double value;
  private volatile long count;
  private volatile double sumNanos;

  void set(Point point) {
    DurationCounts durations = point.durations();
    value = point.value();
    if (durations != null) {
      count = durations.count();
      sumNanos = durations.sumNanos();
    }
  }

  /** Of a gauge or a counter. */
  static double value(@Nullable Object cell) {
    return cell instanceof Cell own ? own.value : Double.NaN;
  }

  /** Of a histogram: how many durations there are. */
  static long count(@Nullable Object cell) {
    return cell instanceof Cell own ? own.count : 0;
  }

  /** Of a histogram: their sum in nanoseconds. */
  static double sumNanos(@Nullable Object cell) {
    return cell instanceof Cell own ? own.sumNanos : 0;
  }
}
