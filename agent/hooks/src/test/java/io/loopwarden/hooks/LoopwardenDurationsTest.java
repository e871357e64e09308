package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopwardenDurationsTest {

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 31, 32, 33, 63, 64, 65, 1_000, 1_000_000, 250_000_000, 3_600_000_000_000L})
  void aBucketsMiddleIsCloseToWhatFellIntoIt(long nanos) {
    long middle = LoopwardenDurations.nanosOf(LoopwardenDurations.bucketOf(nanos));

    assertThat(middle).isCloseTo(nanos, Percentage.withPercentage(3.2));
  }

  @Test
  void anyDurationIsCloseToItsBucketsMiddle() {
    for (int i = 0; i < 100_000; i++) {
      long nanos = ThreadLocalRandom.current().nextLong(1L << 41);
      long middle = LoopwardenDurations.nanosOf(LoopwardenDurations.bucketOf(nanos));
      assertThat(Math.abs(middle - nanos)).isLessThanOrEqualTo(Math.max(1, nanos / 32));
    }
  }

  @Test
  void longerDurationsNeverFallIntoEarlierBuckets() {
    int last = 0;
    for (long nanos = 0; nanos < 1L << 43; nanos += Math.max(1, nanos / 100)) {
      int bucket = LoopwardenDurations.bucketOf(nanos);
      assertThat(bucket).isBetween(last, LoopwardenDurations.BUCKETS - 1);
      last = bucket;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
  void whatNoClockShouldGiveHasABucketToo(long nanos) {
    assertThat(LoopwardenDurations.bucketOf(nanos)).isBetween(0, LoopwardenDurations.BUCKETS - 1);
  }

  @Test
  void eachDurationIsCountedInItsBucket() {
    LoopwardenDurations durations = new LoopwardenDurations();

    durations.add(5_000);
    durations.add(5_000);
    durations.add(Long.MAX_VALUE);

    assertThat(durations.count(LoopwardenDurations.bucketOf(5_000))).isEqualTo(2);
    assertThat(durations.count(LoopwardenDurations.BUCKETS - 1)).isOne();
    long sum = 0;
    for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
      sum += durations.count(bucket);
    }
    assertThat(sum).isEqualTo(3);
  }

  @Test
  void aRowIsMadeOnlyForDurationsThatFallIntoIt() {
    LoopwardenDurations durations = new LoopwardenDurations();
    assertThat(durations.rows()).isZero();

    for (long nanos = 1 << 20; nanos < 1 << 21; nanos += 1000) {
      durations.add(nanos);
    }
    assertThat(durations.rows()).isOne();

    durations.add(1 << 21);
    assertThat(durations.rows()).isEqualTo(2);
  }
}
