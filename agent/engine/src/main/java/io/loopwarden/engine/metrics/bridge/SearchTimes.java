package io.loopwarden.engine.metrics.bridge;

/**
 * When to search the loaded classes: to list those of a JVM takes milliseconds, so often at first,
 * then less often. Only the metrics' own thread uses it.
 */
final class SearchTimes {

  private static final int FIRST_SECONDS_BETWEEN = 2;
  private static final int LAST_SECONDS_BETWEEN = 60;

  private int secondsBetween = FIRST_SECONDS_BETWEEN;
  private int secondsToNext;

  /** Whether it is time; to be called every second. */
  boolean isDue() {
    if (--secondsToNext > 0) {
      return false;
    }
    secondsToNext = secondsBetween;
    secondsBetween = Math.min(LAST_SECONDS_BETWEEN, 2 * secondsBetween);
    return true;
  }
}
