package io.loopwarden.engine.record;

import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/** Which calls that merely can block would have been too short without the platform. */
final class PlatformCalls {

  /** What is left of a call without the platform's part is not worth a report if it is less. */
  private static final double WORTH_NAMING = 0.1;

  private final PlatformShare platform;
  private final ColdLogging coldLogging;

  PlatformCalls(PlatformShare platform, ColdLogging coldLogging) {
    this.platform = platform;
    this.coldLogging = coldLogging;
  }

  /**
   * Whether an occurrence is one of them.
   *
   * @param loop where it was; null if that is not known
   * @param beginNanos when its first call began, by {@link System#nanoTime()}
   * @param thresholdNanos from which duration on it counts; 0 for what blocks by nature
   */
  boolean include(
      CallIncident occurrence,
      @Nullable LoopwardenLoop loop,
      long beginNanos,
      long thresholdNanos) {
    boolean mayBe = occurrence.isSummedUp() && !occurrence.call().deadlock();
    if (!mayBe || occurrence.isShort() || thresholdNanos <= 0) {
      return false;
    }
    long durationNanos = occurrence.durationNanos();
    long ownNanos = ownNanos(occurrence, beginNanos, durationNanos);
    return coldLogging.cover(occurrence, loop, thresholdNanos)
        || ownNanos < durationNanos
            && (ownNanos < thresholdNanos || ownNanos < WORTH_NAMING * durationNanos);
  }

  /** What is left of a duration without the platform's part in an occurrence. */
  long ownNanos(CallIncident occurrence, long beginNanos, long durationNanos) {
    long spanNanos = occurrence.endNanos() - beginNanos;
    if (spanNanos <= 0) {
      return durationNanos;
    }
    long platformNanos = platform.nanos(beginNanos, occurrence.endNanos());
    return durationNanos - (long) ((double) durationNanos * platformNanos / spanNanos);
  }
}
