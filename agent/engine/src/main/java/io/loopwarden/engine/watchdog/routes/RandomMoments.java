package io.loopwarden.engine.watchdog.routes;

import java.util.SplittableRandom;

/**
 * Moments that do not depend on each other, on average {@link #meanNanos} apart: so they do not
 * keep step with anything periodic, and the share of looks at which something was seen is the share
 * of time for which it lasted. Times are by {@link System#nanoTime()}.
 */
public final class RandomMoments {

  /** The time that each moment stands for at first. */
  public static final long FIRST_MEAN_NANOS = 20_000_000;

  private static final int TIMES_RARER = 4;

  /** A look that comes late stands for so many moments at most: the JVM may have been stopped. */
  private static final int MOST_PASSED = 5;

  private final SplittableRandom random;
  private long meanNanos = FIRST_MEAN_NANOS;
  private long nextNanos;

  /** The moments from one on. */
  public RandomMoments(SplittableRandom random, long fromNanos) {
    this.random = random;
    this.nextNanos = fromNanos;
    goOn();
  }

  private void goOn() {
    nextNanos += Math.max(1, (long) (-meanNanos * Math.log(1 - random.nextDouble())));
  }

  /** The time that each moment stands for. */
  public long meanNanos() {
    return meanNanos;
  }

  /** From the next moment on they are four times as far apart, and each stands for as much more. */
  public void beRarer() {
    meanNanos *= TIMES_RARER;
  }

  /** How long it takes until the next moment; not positive if it has passed. */
  public long nanosUntilNext(long nowNanos) {
    return nextNanos - nowNanos;
  }

  /** How many moments have passed that were not counted before. */
  public int passed(long nowNanos) {
    int passed = 0;
    while (nextNanos - nowNanos <= 0 && passed < MOST_PASSED) {
      passed++;
      goOn();
    }
    if (nextNanos - nowNanos <= 0) {
      nextNanos = nowNanos;
      goOn();
    }
    return passed;
  }
}
