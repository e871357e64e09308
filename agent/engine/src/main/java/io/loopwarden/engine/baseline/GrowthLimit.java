package io.loopwarden.engine.baseline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an accepted problem has grown by more than a factor.
 *
 * <p>A factor alone would fail builds over nothing: twice a millisecond is a breath of the garbage
 * collector, and how often a lock takes longer than its threshold is a matter of chance. So a
 * duration has grown only if it is longer by {@link #LEAST_GROWTH_NANOS}, too, and the number of
 * what counts from a threshold on only if there are {@link #LEAST_FURTHER} more. What blocks by
 * nature is counted from zero: there each occurrence counts.
 */
public final class GrowthLimit {

  /** Half of what a stall takes by default: less than that, a busy machine can add. */
  static final long LEAST_GROWTH_NANOS = 50_000_000;

  static final long LEAST_FURTHER = 10;

  private final double factor;

  /**
   * Makes a ratchet.
   *
   * @param factor at least 1
   */
  public GrowthLimit(double factor) {
    this.factor = factor;
  }

  /**
   * In what a problem has grown beyond its entry, in words; null if it has not. What the entry does
   * not tell cannot be exceeded.
   *
   * @param byNature whether it counts from zero, and not from a threshold on
   * @param occurrences how many there were
   * @param longestNanos how long the longest of them took
   */
  public @Nullable String exceeded(
      BaselineEntry entry, boolean byNature, long occurrences, long longestNanos) {
    if (entry.occurrences() > 0
        && occurrences > entry.occurrences() * factor
        && (byNature || occurrences - entry.occurrences() >= LEAST_FURTHER)) {
      return occurrences + " occurrences, " + entry.occurrences() + " accepted" + times();
    }
    if (entry.longestNanos() >= 0
        && longestNanos > entry.longestNanos() * factor
        && longestNanos - entry.longestNanos() >= LEAST_GROWTH_NANOS) {
      return Millis.of(longestNanos)
          + " ms, "
          + Millis.of(entry.longestNanos())
          + " ms accepted"
          + times();
    }
    return null;
  }

  private String times() {
    return ", factor " + BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
  }
}
