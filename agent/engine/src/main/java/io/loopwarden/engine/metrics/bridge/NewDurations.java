package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.loopwarden.hooks.LoopwardenDurations;
import java.util.ArrayList;
import java.util.List;

/**
 * What one series has counted since it was last asked. The bucket of each duration is the one that
 * /metrics counts it in, and the sum is that of the series, as far as the buckets allow.
 */
final class NewDurations {

  /**
   * Durations that are handed on alike.
   *
   * @param times how many there are
   */
  record Batch(long nanos, long times) {}

  /** Buckets of event loops are so wide, so that their middles are off by at most half of it. */
  private static final double MOST_OFF = 1.0 / 32;

  private DurationCounts handedOn = new DurationCounts();

  /** Of what was not handed on: a part of one duration, and nanoseconds of the sum. */
  private double partOwed;

  private double nanosOwed;

  /** How many are new. */
  long number(DurationCounts latest) {
    return Math.max(0, latest.count() - handedOn.count());
  }

  /**
   * Takes what is new.
   *
   * @param latest all durations of the series, which do not change
   * @param share how much of it to take, at most 1: of all durations alike
   */
  List<Batch> take(DurationCounts latest, double share) {
    if (number(latest) == 0) {
      return List.of();
    }
    DurationCounts added = latest.since(handedOn);
    handedOn = latest;
    double ratio = ratioOfSums(added);
    List<Batch> batches = new ArrayList<>();
    added.forEachBucket((bucket, count) -> take(bucket, count * share, ratio, batches));
    double taken = batches.stream().mapToDouble(batch -> (double) batch.nanos * batch.times).sum();
    nanosOwed = share < 1 ? 0 : nanosOwed + added.sumNanos() - taken;
    return batches;
  }

  /** By what middles of buckets are multiplied to have the sum. */
  private double ratioOfSums(DurationCounts added) {
    double[] middles = {0};
    added.forEachBucket(
        (bucket, count) -> middles[0] += (double) count * LoopwardenDurations.nanosOf(bucket));
    double ratio = middles[0] == 0 ? 1 : (added.sumNanos() + nanosOwed) / middles[0];
    return Math.min(1 + MOST_OFF, Math.max(1 - MOST_OFF, ratio));
  }

  private void take(int bucket, double number, double ratio, List<Batch> batches) {
    double wanted = partOwed + number;
    long times = (long) wanted;
    partOwed = wanted - times;
    if (times > 0) {
      long middle = LoopwardenDurations.nanosOf(bucket);
      batches.add(new Batch(Buckets.nearest(Math.round(middle * ratio), middle), times));
    }
  }
}
