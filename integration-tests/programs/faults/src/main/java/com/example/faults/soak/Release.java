package com.example.faults.soak;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/**
 * What an event loop waits for, and gets a while after it was seen to wait. A wait with a limit of
 * its own proves nothing: on a busy machine the limit may be over before the loop begins to wait.
 */
final class Release {
  /** More than the default threshold, from which on waits are reported. */
  private static final int WAIT_MILLIS = 12;

  private static final int PATIENCE_MILLIS = 20_000;

  private final CountDownLatch latch = new CountDownLatch(1);
  private final CompletableFuture<String> future = new CompletableFuture<>();
  private volatile Thread waiting;

  /** Says that the current thread is about to wait for one of these. */
  Release expected() {
    waiting = Thread.currentThread();
    return this;
  }

  CountDownLatch latch() {
    return latch;
  }

  CompletableFuture<String> future() {
    return future;
  }

  /** Waits until a thread waits, and a while longer; then lets it go on. */
  void give() throws InterruptedException, TimeoutException {
    try {
      for (int i = 0; !isAwaited(); i++) {
        if (i == PATIENCE_MILLIS) {
          throw new TimeoutException("the event loop does not wait");
        }
        Thread.sleep(1);
      }
      Thread.sleep(WAIT_MILLIS);
    } finally { // no loop must wait for ever
      latch.countDown();
      future.complete("released");
    }
  }

  private boolean isAwaited() {
    Thread thread = waiting;
    return thread != null && thread.getState() == Thread.State.WAITING;
  }
}
