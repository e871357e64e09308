package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.hooks.LoopwardenDurations;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations in the buckets of {@link LoopwardenDurations}, from many event loops. Rows of
 * buckets are made when the first duration falls into them. Guarded by whoever owns it.
 */
public final class DurationCounts {

  private static final int ROW = LoopwardenDurations.BUCKETS_OF_ROW;

  private final long[] @Nullable [] rows = new long[LoopwardenDurations.BUCKETS / ROW][];
  private long count;
  private long sumNanos;

  /** Counts one duration. */
  public void add(long nanos) {
    add(LoopwardenDurations.bucketOf(nanos), 1);
    sumNanos += Math.max(0, nanos);
  }

  /** Counts the durations of an event loop, of which the sum is known. */
  void add(LoopwardenDurations durations, long durationsSumNanos) {
    addCounts(durations);
    sumNanos += durationsSumNanos;
  }

  /** Counts the durations of an event loop; their sum is that of the buckets' middles. */
  void add(LoopwardenDurations durations) {
    sumNanos += addCounts(durations);
  }

  private long addCounts(LoopwardenDurations durations) {
    long nanos = 0;
    for (int first = 0; first < LoopwardenDurations.BUCKETS; first += ROW) {
      if (!durations.hasNoRow(first)) {
        for (int bucket = first; bucket < first + ROW; bucket++) {
          long counted = durations.count(bucket);
          if (counted > 0) {
            add(bucket, counted);
            nanos += counted * LoopwardenDurations.nanosOf(bucket);
          }
        }
      }
    }
    return nanos;
  }

  /** Gets a bucket and how many durations fell into it. */
  public interface BucketReader {
    void read(int bucket, long count);
  }

  /** Passes on all buckets that durations fell into, the shortest first. */
  public void forEachBucket(BucketReader reader) {
    for (int row = 0; row < rows.length; row++) {
      long[] counts = rows[row];
      for (int i = 0; counts != null && i < ROW; i++) {
        if (counts[i] != 0) {
          reader.read(row * ROW + i, counts[i]);
        }
      }
    }
  }

  /** Counts what others counted. */
  public void add(DurationCounts other) {
    other.forEachBucket(this::add);
    sumNanos += other.sumNanos;
  }

  /** What was counted since an earlier copy of the same counts. */
  public DurationCounts since(DurationCounts earlier) {
    DurationCounts added = new DurationCounts();
    forEachBucket(
        (bucket, counted) -> added.add(bucket, Math.max(0, counted - earlier.count(bucket))));
    added.sumNanos = Math.max(0, sumNanos - earlier.sumNanos);
    return added;
  }

  /** The same counts, which do not change with these. */
  public DurationCounts copy() {
    DurationCounts copy = new DurationCounts();
    copy.add(this);
    return copy;
  }

  private void add(int bucket, long counted) {
    if (counted == 0) {
      return;
    }
    long[] row = rows[bucket / ROW];
    if (row == null) {
      row = new long[ROW];
      rows[bucket / ROW] = row;
    }
    row[bucket % ROW] += counted;
    count += counted;
  }

  /** How many durations fell into a bucket. */
  public long count(int bucket) {
    long[] row = rows[bucket / ROW];
    return row == null ? 0 : row[bucket % ROW];
  }

  /** How many durations were counted. */
  public long count() {
    return count;
  }

  /** The sum of the durations. */
  public long sumNanos() {
    return sumNanos;
  }

  /**
   * The duration that a share of them, such as 0.99, does not exceed, to 3 %; 0 if there is none.
   */
  public long quantileNanos(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
      seen += count(bucket);
      if (seen >= wanted) {
        return LoopwardenDurations.nanosOf(bucket);
      }
    }
    return 0;
  }
}
