package com.example.faults.soak;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** What blocks an event loop, each in a method of its own. */
enum Mistakes {
  /** Sleeps. */
  SLEEP("sleep") {
    @Override
    Object make(Release release) throws InterruptedException {
      return sleep();
    }
  },
  /** Waits for a result. */
  FUTURE("waitForFuture") {
    @Override
    Object make(Release release) throws InterruptedException, ExecutionException {
      return waitForFuture(release.expected().future());
    }
  },
  /** Waits for another thread. */
  LATCH("waitForLatch") {
    @Override
    Object make(Release release) throws InterruptedException {
      return waitForLatch(release.expected().latch());
    }
  },
  /** Waits to be notified. */
  MONITOR("waitForNotification") {
    @Override
    Object make(Release release) throws InterruptedException {
      return waitForNotification();
    }
  };

  /** More than the default threshold, from which on waits are reported. */
  private static final int MILLIS = 15;

  private final String method;

  Mistakes(String method) {
    this.method = Mistakes.class.getName() + '.' + method;
  }

  /**
   * Makes the mistake.
   *
   * @param release what may be waited for; the caller gives it on another thread
   */
  abstract Object make(Release release) throws InterruptedException, ExecutionException;

  /** Whether it waits for what is released. */
  boolean isReleased() {
    return this == FUTURE || this == LATCH;
  }

  /** The method that blocks, written {@code package.Class.method}. */
  String method() {
    return method;
  }

  private static Object sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "slept";
  }

  private static Object waitForFuture(CompletableFuture<String> future)
      throws InterruptedException, ExecutionException {
    return future.get();
  }

  private static Object waitForLatch(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return latch;
  }

  private static Object waitForNotification() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(MILLIS);
    }
    return monitor;
  }
}
