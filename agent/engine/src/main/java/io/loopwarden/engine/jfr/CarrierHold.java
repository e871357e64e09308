package io.loopwarden.engine.jfr;

import org.jspecify.annotations.Nullable;

/**
 * What was mounted on one carrier, look after look.
 *
 * <p>A look shows a moment. A virtual thread that has left between two looks and is back is
 * reported from one that has stayed by the number of tasks that the carrier has taken. That number
 * misses what comes from the carrier's own queue, so it takes {@link #LEAST_LOOKS} in a row too.
 */
final class CarrierHold {

  static final int LEAST_LOOKS = 6;

  private @Nullable Object mounted;
  private int tasks;
  private long sinceNanos;
  private long lastNanos;
  private int looks;

  /**
   * A look at the carrier.
   *
   * @param seen what is mounted and runs, or null
   * @param tasksSeen how many tasks the carrier has taken
   * @param mostNanos how long the last look may be ago: after a longer time, in which we ourselves
   *     had no processor, nothing is known
   * @return whether it is the same that the last look has shown
   */
  boolean look(@Nullable Object seen, int tasksSeen, long nowNanos, long mostNanos) {
    boolean same =
        seen != null && seen == mounted && tasksSeen == tasks && nowNanos - lastNanos <= mostNanos;
    if (same) {
      looks++;
    } else {
      mounted = seen;
      tasks = tasksSeen;
      sinceNanos = nowNanos;
      looks = 1;
    }
    lastNanos = nowNanos;
    return same;
  }

  @Nullable Object mounted() {
    return mounted;
  }

  /** How long the same has been seen, at least. */
  long durationNanos() {
    return looks < LEAST_LOOKS ? 0 : lastNanos - sinceNanos;
  }
}
