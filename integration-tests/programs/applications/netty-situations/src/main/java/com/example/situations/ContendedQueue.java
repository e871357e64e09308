package com.example.situations;

import io.netty.channel.EventLoop;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A queue of tasks whose lock can be held for a while: it compares its tasks with the lock held,
 * and the comparison takes as long as wanted.
 *
 * <p>Two tasks have to wait in the queue before it compares anything, so the event loop is kept
 * busy meanwhile. It then passes a task to itself, for which it needs the lock.
 */
final class ContendedQueue {
  private static final int HELD_MILLIS = 20;

  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile Thread loopThread;

  private ContendedQueue() {}

  static Situation situation() {
    ContendedQueue contention = new ContendedQueue();
    Comparator<Runnable> slow = contention::compare;
    return new Situation(
        "an event loop passes itself a task through a queue in use",
        threads -> TakingEventLoop.over(threads, new PriorityBlockingQueue<>(8, slow)),
        contention::play);
  }

  private void play(EventLoop loop) throws Exception {
    Future<?> passing = loop.submit(() -> passTask(loop));
    busy.await();
    loop.execute(ContendedQueue::nothing);
    loop.execute(ContendedQueue::nothing);
    passing.get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void passTask(EventLoop loop) {
    loopThread = Thread.currentThread();
    busy.countDown();
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
    loop.execute(ContendedQueue::nothing);
  }

  private static void nothing() {
    // only to be queued
  }

  /** Takes its time if called by another thread than the event loop's: until that waits. */
  private int compare(Runnable one, Runnable other) {
    if (loopThread != null && Thread.currentThread() != loopThread) {
      held.countDown();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SituationProgram.PATIENCE_SECONDS);
      while (loopThread.getState() != Thread.State.WAITING && System.nanoTime() < end) {
        LockSupport.parkNanos(100_000);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(HELD_MILLIS));
    }
    return 0;
  }
}
