package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden.Action;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The same code, run on several threads at once. Each round has threads of its own. */
final class ConcurrentCalls {

  private final Action code;
  private final long patienceNanos;

  /**
   * Makes them.
   *
   * @param code what each thread runs
   * @param patienceNanos how long a round may take
   */
  ConcurrentCalls(Action code, long patienceNanos) {
    this.code = code;
    this.patienceNanos = patienceNanos;
  }

  /**
   * What a round came to.
   *
   * @param slowestNanos how long the slowest call took, of those that have ended
   * @param unfinished how many calls had not ended when the patience was
   * @param failure what one of the calls threw first; null if none did
   */
  record Round(long slowestNanos, long unfinished, @Nullable Throwable failure) {}

  /** Runs the code on so many threads, and waits for all of them. */
  Round run(int calls) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(calls);
    CountDownLatch done = new CountDownLatch(calls);
    AtomicLong slowestNanos = new AtomicLong();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    for (int i = 1; i <= calls; i++) {
      Runnable call =
          () -> {
            try {
              slowestNanos.accumulateAndGet(time(ready), Math::max);
            } catch (Throwable e) { // the test's own thread throws it
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          };
      Thread thread = new Thread(call, "loopwarden-concurrent-call-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    done.await(patienceNanos, TimeUnit.NANOSECONDS);
    return new Round(slowestNanos.get(), done.getCount(), failure.get());
  }

  /** How long one call takes that begins together with the others. */
  private long time(CountDownLatch ready) throws Exception {
    ready.countDown();
    ready.await();
    long startNanos = System.nanoTime();
    code.run();
    return System.nanoTime() - startNanos;
  }
}
