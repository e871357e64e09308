package io.loopwarden.engine.health;

import io.loopwarden.engine.text.PlainText;

/**
 * Why a JVM is not healthy.
 *
 * @param kind what is wrong
 * @param subject the event loop, the group or the pool that it is about
 * @param durationNanos for how long it has been so
 * @param message the same in one sentence, without a full stop
 */
public record HealthReason(Kind kind, String subject, long durationNanos, String message) {

  /** What can be wrong. */
  public enum Kind {
    /** An event loop is blocked for longer than {@code health.blocked}. */
    LOOP_BLOCKED("loop_blocked", true),
    /** All event loops of a group are blocked for longer than {@code stall.ongoing}. */
    GROUP_BLOCKED("group_blocked", false),
    /** A pool that event loops hand work to is saturated. */
    POOL("pool", false);

    private final String key;
    private final boolean isFatal;

    Kind(String key, boolean isFatal) {
      this.key = key;
      this.isFatal = isFatal;
    }

    /** Its name in outputs. */
    public String key() {
      return key;
    }

    /** Whether a new start is likely to be the only cure. */
    public boolean isFatal() {
      return isFatal;
    }
  }

  /** Names come from the host. */
  public HealthReason {
    subject = PlainText.name(subject);
    message = PlainText.line(message);
  }
}
