package io.loopwarden.it.harness;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The control of tests that assert what an agent says of time: how long the machine itself stood
 * still. A thread that wants nothing but to sleep for some milliseconds, over and over, notes by
 * how much it overslept, as jHiccup does.
 *
 * <p>A test that fails while the machine stood still has shown nothing; it is run again. So what is
 * broken still fails, every time.
 */
public final class Hiccups {
  private static final int MOST_ATTEMPTS = 3;
  private static final long SLEEP_NANOS = 5_000_000;

  /** What a busy machine oversleeps anyway. */
  private static final long ORDINARY_NANOS = 20_000_000;

  /** As long as a stall: shorter ones cannot fail a test. */
  private static final long HICCUP_NANOS = 100_000_000;

  private static final AtomicLong TOTAL_NANOS = new AtomicLong();

  static {
    Thread control = new Thread(Hiccups::measure, "hiccups");
    control.setDaemon(true);
    control.start();
  }

  private Hiccups() {}

  /** What is tested. */
  @FunctionalInterface
  public interface Attempt {
    /** Runs it from its beginning, and asserts. */
    void run() throws Exception;
  }

  private static void measure() {
    while (true) {
      long start = System.nanoTime();
      LockSupport.parkNanos(SLEEP_NANOS);
      long oversleptNanos = System.nanoTime() - start - SLEEP_NANOS;
      if (oversleptNanos > ORDINARY_NANOS) {
        TOTAL_NANOS.addAndGet(oversleptNanos);
      }
    }
  }

  /** What to give to {@link #wereSince}. */
  public static long mark() {
    return TOTAL_NANOS.get();
  }

  /** Whether the machine stood still, since a mark, for long enough to fail a test. */
  public static boolean wereSince(long mark) {
    return TOTAL_NANOS.get() - mark >= HICCUP_NANOS;
  }

  /** Runs a test, and again if it fails while the machine stood still. */
  public static void retryAfterHiccup(Attempt attempt) throws Exception {
    for (int number = 1; number < MOST_ATTEMPTS; number++) {
      long mark = mark();
      try {
        attempt.run();
        return;
      } catch (AssertionError failure) {
        if (!wereSince(mark)) {
          throw failure;
        }
        System.out.printf(
            "Again, because the machine stood still for %d ms: %s%n",
            (TOTAL_NANOS.get() - mark) / 1_000_000, failure.getMessage());
      }
    }
    attempt.run();
  }
}
