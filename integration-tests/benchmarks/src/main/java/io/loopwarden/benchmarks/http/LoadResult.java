package io.loopwarden.benchmarks.http;

/**
 * What one measurement of a server gave.
 *
 * @param requests answered within the time
 * @param durationNanos that time
 * @param p99Nanos the latency that one request in a hundred exceeded
 */
public record LoadResult(long requests, long durationNanos, long p99Nanos) {

  private static final double NANOS_PER_SECOND = 1e9;

  public double requestsPerSecond() {
    return requests * NANOS_PER_SECOND / durationNanos;
  }
}
