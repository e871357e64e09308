package io.loopwarden.engine.result;

import org.jspecify.annotations.Nullable;

/**
 * A problem in two runs.
 *
 * @param change what became of it
 * @param before the problem in the first run; null if it did not occur
 * @param after the problem in the second run; null if it did not occur
 */
public record ComparedProblem(
    Change change, @Nullable MergedFinding before, @Nullable MergedFinding after) {

  /** What becomes of a problem from one run to another, the worst first. */
  public enum Change {
    /** It occurred in the second run only. */
    NEW,
    /** It took more time, or its occurrences were longer. */
    WORSE,
    /** It took about the same time. */
    UNCHANGED,
    /** It took less time, or its occurrences were shorter, and neither has grown. */
    BETTER,
    /** It occurred in the first run only. */
    GONE
  }

  /** What a smaller difference is, is chance. */
  private static final long LEAST_DIFFERENCE_NANOS = 1_000_000;

  /**
   * Compares.
   *
   * @param factor by how much a duration has to differ to be better or worse, at least 1
   */
  static ComparedProblem of(
      @Nullable MergedFinding before, @Nullable MergedFinding after, double factor) {
    return new ComparedProblem(changeOf(before, after, factor), before, after);
  }

  private static Change changeOf(
      @Nullable MergedFinding before, @Nullable MergedFinding after, double factor) {
    if (before == null) {
      return Change.NEW;
    }
    if (after == null) {
      return Change.GONE;
    }
    if (hasGrown(before, after, factor)) {
      return Change.WORSE;
    }
    return hasGrown(after, before, factor) ? Change.BETTER : Change.UNCHANGED;
  }

  private static boolean hasGrown(MergedFinding from, MergedFinding to, double factor) {
    return to.isDeadlock() && !from.isDeadlock()
        || hasGrown(from.totalNanos(), to.totalNanos(), factor)
        || hasGrown(from.percentileNanos(99), to.percentileNanos(99), factor);
  }

  private static boolean hasGrown(long fromNanos, long toNanos, double factor) {
    return toNanos - fromNanos >= LEAST_DIFFERENCE_NANOS && toNanos > factor * fromNanos;
  }

  /** The problem as the later run has it; as the earlier has it if it is gone. */
  public MergedFinding latest() {
    MergedFinding latest = after == null ? before : after;
    if (latest == null) {
      throw new IllegalStateException("a problem of neither run");
    }
    return latest;
  }

  /** How often it occurred in the first run. */
  public long occurrencesBefore() {
    return before == null ? 0 : before.occurrences();
  }

  /** How often it occurred in the second run. */
  public long occurrencesAfter() {
    return after == null ? 0 : after.occurrences();
  }

  /** The time that it took in the first run. */
  public long totalNanosBefore() {
    return before == null ? 0 : before.totalNanos();
  }

  /** The time that it took in the second run. */
  public long totalNanosAfter() {
    return after == null ? 0 : after.totalNanos();
  }

  /** What 99 % of its occurrences did not exceed in the first run. */
  public long p99NanosBefore() {
    return before == null ? 0 : before.percentileNanos(99);
  }

  /** What 99 % of its occurrences did not exceed in the second run. */
  public long p99NanosAfter() {
    return after == null ? 0 : after.percentileNanos(99);
  }
}
