package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.policy.Policy;

/** Reads allow rules and baseline, and warns of what cannot be understood. */
final class PolicyReading implements Runnable {

  private final Policy policy;
  private final NoticeQueue notices;
  private volatile boolean isDone;

  PolicyReading(Policy policy, NoticeQueue notices) {
    this.policy = policy;
    this.notices = notices;
  }

  /** Reads them; to be called by the reporter's thread. */
  @Override
  public void run() {
    try {
      for (Problem problem : policy.read()) {
        notices.warn(Notices.invalidOption(problem));
      }
    } finally {
      isDone = true;
    }
  }

  /** Reads them again if they have changed. */
  void refresh() {
    if (policy.hasChanged()) {
      run();
    }
  }

  /** Whether they have been read, or cannot be. */
  boolean isDone() {
    return isDone;
  }
}
