package io.loopwarden.engine.record;

import java.util.Arrays;

/**
 * The calls of one event loop that were each too short to count, by category within an iteration:
 * many of them hold the loop up like one long call. Each tenth of the threshold that they took
 * together, a sample is due, whose stack then stands for the time since the sample before it; the
 * reporter adds the samples up. Calls of an iteration that take less together leave no sample, and
 * cost two additions each. Only the loop's thread touches it.
 */
final class ShortCalls {

  private static final int SAMPLES_TO_THRESHOLD = 10;

  /** Shared until there is a short call: many loops never make one. */
  private static final long[] NO_NANOS = {};

  private static final int[] NO_CALLS = {};

  private long iteration;
  private long[] nanos = NO_NANOS;
  private int[] calls = NO_CALLS;

  /**
   * Adds a call.
   *
   * @param category the number of its category
   * @param thresholdNanos from which duration on it would have counted
   * @param iteration the loop's current iteration
   * @return whether a sample is due
   */
  boolean add(int category, long durationNanos, long thresholdNanos, long iteration) {
    if (iteration != this.iteration) {
      this.iteration = iteration;
      Arrays.fill(nanos, 0);
      Arrays.fill(calls, 0);
    }
    if (category >= nanos.length) {
      nanos = Arrays.copyOf(nanos, category + 1);
      calls = Arrays.copyOf(calls, category + 1);
    }
    nanos[category] += durationNanos;
    calls[category]++;
    return nanos[category] >= thresholdNanos / SAMPLES_TO_THRESHOLD;
  }

  /** How long the calls took since the last sample. */
  long nanos(int category) {
    return nanos[category];
  }

  /** How many calls there were since the last sample. */
  int calls(int category) {
    return calls[category];
  }

  /** A sample was taken. */
  void sampled(int category) {
    nanos[category] = 0;
    calls[category] = 0;
  }
}
