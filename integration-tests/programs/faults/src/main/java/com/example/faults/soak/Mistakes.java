package com.example.faults.soak;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What blocks an event loop, each in a method of its own. */
enum Mistakes implements Callable<Object> {
  /** Sleeps. */
  SLEEP("sleep") {
    @Override
    public Object call() throws InterruptedException {
      return sleep();
    }
  },
  /** Waits for a result, which does not come. */
  FUTURE("waitForFuture") {
    @Override
    public Object call() throws InterruptedException, ExecutionException {
      return waitForFuture();
    }
  },
  /** Waits for something that never comes. */
  LATCH("waitForLatch") {
    @Override
    public Object call() throws InterruptedException {
      return waitForLatch();
    }
  },
  /** Waits to be notified. */
  MONITOR("waitForNotification") {
    @Override
    public Object call() throws InterruptedException {
      return waitForNotification();
    }
  };

  private static final int MILLIS = 8;

  private final String method;

  Mistakes(String method) {
    this.method = Mistakes.class.getName() + '.' + method;
  }

  /** The method that blocks, written {@code package.Class.method}. */
  String method() {
    return method;
  }

  private static Object sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "slept";
  }

  /** Of a future that is never complete: a result might come before a slow thread asks for it. */
  private static Object waitForFuture() throws InterruptedException, ExecutionException {
    try {
      return new CompletableFuture<String>().get(MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return e;
    }
  }

  private static Object waitForLatch() throws InterruptedException {
    return new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Object waitForNotification() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(MILLIS);
    }
    return monitor;
  }
}
