package io.loopwarden.engine.finding;

import io.loopwarden.engine.config.Rate;
import java.util.HashMap;
import java.util.Map;

/** Lets so many reports of each finding pass per span of time. */
final class ReportLimit {

  private final Rate rate;
  private final Map<Object, Window> windows = new HashMap<>();

  /** Makes a limit that nothing has been counted against. */
  ReportLimit(Rate rate) {
    this.rate = rate;
  }

  boolean admits(Object finding, long nowNanos) {
    Window window = windows.get(finding);
    if (window == null || nowNanos - window.startNanos >= rate.periodNanos()) {
      window = new Window(nowNanos);
      windows.put(finding, window);
    }
    return window.reports++ < rate.count();
  }

  private static final class Window {
    private final long startNanos;
    private int reports;

    Window(long startNanos) {
      this.startNanos = startNanos;
    }
  }
}
