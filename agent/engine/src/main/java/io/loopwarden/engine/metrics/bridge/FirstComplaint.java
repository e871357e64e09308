package io.loopwarden.engine.metrics.bridge;

import java.util.function.Consumer;

/**
 * Says once that something of the application's does not take the metrics, and why: the next time
 * would be a second later. Only the metrics' own thread uses it.
 */
final class FirstComplaint {

  private final String who;
  private final Consumer<String> complaints;
  private boolean hasComplained;

  /**
   * Makes one that has said nothing.
   *
   * @param who what does not take them, such as {@code Micrometer's global registry}
   * @param complaints gets the one sentence
   */
  FirstComplaint(String who, Consumer<String> complaints) {
    this.who = who;
    this.complaints = complaints;
  }

  /** One has failed for a reason. */
  void of(Throwable reason) {
    if (!hasComplained) {
      hasComplained = true;
      Throwable cause = reason.getCause() == null ? reason : reason.getCause();
      complaints.accept(who + " does not take all metrics: " + cause);
    }
  }
}
