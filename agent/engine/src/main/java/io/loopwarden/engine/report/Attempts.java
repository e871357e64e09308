package io.loopwarden.engine.report;

import org.jspecify.annotations.Nullable;

/**
 * Runs the reporter's steps, each of which may fail: that costs one report, not the next ones. That
 * a step failed is reported later, because there may be no memory left to report it at once.
 */
final class Attempts {

  /** Steps that failed and are not reported yet. */
  private int failures;

  private @Nullable Throwable lastFailure;

  /** Runs a step; never throws. */
  void run(Runnable step) {
    try {
      step.run();
    } catch (Throwable reason) {
      failures++;
      lastFailure = reason;
    }
  }

  /** What has failed since the last call, or null. */
  @Nullable Event failures() {
    Throwable reason = lastFailure;
    if (reason == null) {
      return null;
    }
    Event event = Notices.problem("reporting_failed", failures + " times, at last by " + reason);
    lastFailure = null;
    failures = 0;
    return event;
  }
}
