package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Event loops and other threads that need a lock now and then, each for microseconds, while more
 * threads want to compute than there are processors. Beside them somebody sleeps with a lock that
 * an event loop needs. Prints how many waits for either were long.
 */
final class ContendedLock implements Scene {

  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long GAP_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
  private static final long HELD_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long SLEEP_MILLIS = 60;
  private static final int COMPUTING = 6;
  private static final int OTHERS = 6;

  private final Lock shared = new ReentrantLock();
  private final Lock slept = new ReentrantLock();
  private final AtomicInteger longWaits = new AtomicInteger();
  private final AtomicInteger waitsForSleeper = new AtomicInteger();
  private volatile boolean isOver;

  @Override
  public void play(EventLoopGroup loops, int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < COMPUTING; i++) {
      start("computing", () -> compute(GAP_NANOS));
    }
    for (int i = 0; i < OTHERS; i++) {
      start("other", this::useAndPause);
    }
    loops.forEach(loop -> loop.execute(() -> next((EventLoop) loop)));
    while (System.nanoTime() < end) {
      sleepWithLock(loops.next());
    }
    isOver = true;
    System.out.println("waits long=" + longWaits + " for_sleeper=" + waitsForSleeper);
  }

  private void start(String name, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              while (!isOver) {
                work.run();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void next(EventLoop loop) {
    useShared();
    if (!isOver) {
      loop.schedule(() -> next(loop), GAP_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  private void useAndPause() {
    useShared();
    LockSupport.parkNanos(GAP_NANOS);
  }

  private void useShared() {
    long start = System.nanoTime();
    shared.lock();
    long waitedNanos = System.nanoTime() - start;
    try {
      compute(HELD_NANOS);
    } finally {
      shared.unlock();
    }
    if (waitedNanos > LONG_NANOS && Thread.currentThread().getName().startsWith("loop")) {
      longWaits.incrementAndGet();
    }
  }

  private void sleepWithLock(EventLoop loop) throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    Thread sleeper = new Thread(() -> sleep(taken), "sleeper");
    sleeper.start();
    taken.await();
    loop.submit(this::waitForSleeper).get();
    sleeper.join();
  }

  private void sleep(CountDownLatch taken) {
    slept.lock();
    try {
      taken.countDown();
      Thread.sleep(SLEEP_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      slept.unlock();
    }
  }

  private void waitForSleeper() {
    long start = System.nanoTime();
    slept.lock();
    slept.unlock();
    if (System.nanoTime() - start > LONG_NANOS) {
      waitsForSleeper.incrementAndGet();
    }
  }

  private static void compute(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
