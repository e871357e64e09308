package io.loopwarden.benchmarks.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * One measurement: sends for a given time, then waits for the last answers, so that the next one
 * starts from rest. Used by the generator's event loop alone, but for its result.
 */
abstract class Phase {

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double P99 = 99;

  private final Histogram latenciesNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
  private final long durationNanos;
  private long startNanos;
  private long answeredInTime;
  private long outstanding;

  Phase(long durationNanos) {
    this.durationNanos = durationNanos;
  }

  final CompletableFuture<LoadResult> result() {
    return result;
  }

  final void start(List<Connection> connections) {
    startNanos = System.nanoTime();
    begin(connections);
  }

  /** Sends the first requests. */
  abstract void begin(List<Connection> connections);

  /** Sends the next ones, where answers call for them. */
  abstract void proceed(Connection connection, int answers);

  final void send(Connection connection, int requests) {
    outstanding += requests;
    connection.send(requests);
  }

  final void record(long latencyNanos) {
    latenciesNanos.recordValue(latencyNanos);
  }

  final void answered(Connection connection, int answers) {
    outstanding -= answers;
    if (elapsedNanos() < durationNanos) {
      answeredInTime += answers;
      proceed(connection, answers);
    } else {
      endWhenAtRest();
    }
  }

  final void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  final long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  /** Called once the time is over; does nothing while answers are missing. */
  final void endWhenAtRest() {
    if (outstanding == 0) {
      long p99Nanos = latenciesNanos.getValueAtPercentile(P99);
      result.complete(new LoadResult(answeredInTime, durationNanos, p99Nanos));
    }
  }
}
