package io.loopwarden.hooks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts durations in buckets that keep five significant bits, so that a count is off by at most 3
 * %. Durations beyond 2^42 ns, more than an hour, share the last bucket.
 *
 * <p>The buckets of one power of two are a row, made when the first duration falls into it: an
 * event loop that lives for a millisecond needs three or four rows of the 38, a loop that runs for
 * weeks a dozen. So what a loop costs at its begin does not depend on how many buckets there are.
 *
 * <p>Concurrency: one thread counts, with ordered stores and without a fence; any thread may read,
 * and sees each count as it was a moment ago.
 */
public final class LoopwardenDurations {

  /** Bits that a bucket keeps of a duration, beside the leading one. */
  private static final int KEPT_BITS = 5;

  private static final int KEPT = 1 << KEPT_BITS;

  private static final int ROWS = 42 - KEPT_BITS + 1;

  /** How many buckets there are. */
  public static final int BUCKETS = ROWS * KEPT;

  /** How many of them, one after the other, are a row. */
  public static final int BUCKETS_OF_ROW = KEPT;

  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[][] rows = new long[ROWS][];

  LoopwardenDurations() {}

  /** Counts a duration; only one thread may. */
  void add(long nanos) {
    int bucket = bucketOf(nanos);
    long[] row = rows[bucket >>> KEPT_BITS];
    if (row == null) {
      row = newRow(bucket >>> KEPT_BITS);
      if (row == null) {
        return;
      }
    }
    int column = bucket & KEPT - 1;
    COUNT.setRelease(row, column, row[column] + 1);
  }

  /** Null if there is no memory left: one count is lost, and the application must not notice. */
  private long[] newRow(int index) {
    try {
      long[] row = new long[KEPT];
      rows[index] = row; // whoever sees it sees zeros, or counts that were released
      return row;
    } catch (Throwable ignored) {
      return null;
    }
  }

  /** Whether a bucket's row was never made: no duration fell into any of its buckets. */
  public boolean hasNoRow(int bucket) {
    return rows[bucket >>> KEPT_BITS] == null;
  }

  /** How many durations fell into a bucket. */
  public long count(int bucket) {
    long[] row = rows[bucket >>> KEPT_BITS];
    return row == null ? 0 : (long) COUNT.getAcquire(row, bucket & KEPT - 1);
  }

  /** How many rows were made so far, for tests. */
  int rows() {
    int made = 0;
    for (long[] row : rows) {
      if (row != null) {
        made++;
      }
    }
    return made;
  }

  /** The bucket of a duration. */
  public static int bucketOf(long nanos) {
    if (nanos < KEPT) {
      return (int) Math.max(nanos, 0);
    }
    int shift = 63 - Long.numberOfLeadingZeros(nanos) - KEPT_BITS;
    int bucket = (shift << KEPT_BITS) + (int) (nanos >>> shift);
    return Math.min(bucket, BUCKETS - 1);
  }

  /** The middle of a bucket. */
  public static long nanosOf(int bucket) {
    if (bucket < 2 * KEPT) {
      return bucket;
    }
    int shift = (bucket >>> KEPT_BITS) - 1;
    long low = (long) ((bucket & KEPT - 1) + KEPT) << shift;
    return low + (1L << shift - 1);
  }
}
