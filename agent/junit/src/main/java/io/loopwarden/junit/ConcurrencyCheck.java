package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import io.loopwarden.api.Loopwarden.Action;
import io.loopwarden.api.Reports;
import io.loopwarden.api.Watch;
import io.loopwarden.junit.ConcurrentCalls.Round;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls wait for each other: the slowest of several at once takes longer than one alone.
 *
 * <p>One call runs first and is not measured, because it loads classes and opens connections. The
 * shortest of three calls alone is the measure. A busy machine delays calls by chance, and waiting
 * for each other does not depend on chance: a round in which the calls did not wait decides.
 */
final class ConcurrencyCheck {

  private static final int ROUNDS = 3;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** What a busy machine adds to a call, without a call that waits for another. */
  private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int calls;
  private final ConcurrentCalls concurrently;

  ConcurrencyCheck(int calls, Action code) {
    if (calls < 2) {
      throw new SetupException(
          "assertThatConcurrently: calls is " + calls + "; allowed: a number of at least 2");
    }
    this.calls = calls;
    this.concurrently = new ConcurrentCalls(code, PATIENCE_NANOS);
  }

  /**
   * Runs the calls.
   *
   * @throws AssertionError if they wait for each other, if one fails, or if one does not end
   */
  void run() {
    try (@Nullable Watch watch = Loopwarden.isWatching() ? Loopwarden.watch() : null) {
      aloneNanos(watch);
      long aloneNanos = Long.MAX_VALUE;
      for (int i = 0; i < ROUNDS; i++) {
        aloneNanos = Math.min(aloneNanos, aloneNanos(watch));
      }
      long slowestNanos = Long.MAX_VALUE;
      for (int i = 0; i < ROUNDS && waits(slowestNanos, aloneNanos); i++) {
        slowestNanos = Math.min(slowestNanos, ended(concurrently.run(calls), calls, watch));
      }
      if (waits(slowestNanos, aloneNanos)) {
        throw new AssertionError(
            calls
                + " calls at once wait for each other: the slowest took "
                + millis(slowestNanos)
                + " ms, one alone takes "
                + millis(aloneNanos)
                + " ms\n"
                + reason(watch));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while calls ran", e);
    }
  }

  /** Half a call is less than waiting for one other, and more than a call takes by itself. */
  private static boolean waits(long slowestNanos, long aloneNanos) {
    return slowestNanos - MARGIN_NANOS > aloneNanos + aloneNanos / 2;
  }

  private long aloneNanos(@Nullable Watch watch) throws InterruptedException {
    return ended(concurrently.run(1), 1, watch);
  }

  /** How long the slowest call took; complains if one failed or has not ended. */
  private static long ended(Round round, int calls, @Nullable Watch watch) {
    if (round.failure() != null) {
      throw new AssertionError(
          "one of " + calls + " calls at once failed: " + round.failure(), round.failure());
    }
    if (round.unfinished() > 0) {
      throw new AssertionError(
          round.unfinished()
              + " of "
              + calls
              + " calls at once have not ended after "
              + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)
              + " s\n"
              + reason(watch));
    }
    return round.slowestNanos();
  }

  private static String reason(@Nullable Watch watch) {
    if (watch == null) {
      return "why is not known: Loopwarden's agent does not watch this JVM";
    }
    List<BlockingEvent> found = watch.events().violations();
    return found.isEmpty()
        ? "no event loop of this JVM was blocked: the calls wait for something else, such as a lock,"
            + " a pool of threads or connections, another process, or a CPU"
        : Reports.of(found);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
