package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that another thread holds, and their conditions. */
final class LockProbes {

  private static final String PACKAGE = "java.util.concurrent.locks.";
  private static final String CONDITION = PACKAGE + "Condition";

  private LockProbes() {}

  private interface Acquire<T> {
    void accept(T lock) throws InterruptedException;
  }

  static void addTo(Probes probes) {
    probes
        .category("lock")
        .named(PACKAGE + "ReentrantLock", "lock", "()", bench -> held(bench, Lock::lock))
        .named(
            PACKAGE + "ReentrantLock",
            "lockInterruptibly",
            "()",
            bench -> held(bench, Lock::lockInterruptibly))
        .named(
            PACKAGE + "ReentrantLock",
            "tryLock",
            "(long, TimeUnit)",
            bench -> held(bench, lock -> lock.tryLock(9, SECONDS)))
        .named(
            PACKAGE + "ReentrantReadWriteLock$WriteLock",
            "lock",
            "()",
            bench -> {
              ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
              return held(bench, lock.writeLock(), lock.writeLock(), Lock::lock);
            })
        .named(
            PACKAGE + "ReentrantReadWriteLock$ReadLock",
            "lock",
            "()",
            bench -> {
              ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
              return held(bench, lock.writeLock(), lock.readLock(), Lock::lock);
            })
        .named(
            PACKAGE + "StampedLock",
            "writeLock",
            "()",
            bench -> stamped(bench, StampedLock::writeLock))
        .named(
            PACKAGE + "StampedLock",
            "readLock",
            "()",
            bench -> stamped(bench, StampedLock::readLock))
        .named(
            PACKAGE + "StampedLock",
            "tryWriteLock",
            "(long, TimeUnit)",
            bench -> stamped(bench, lock -> lock.tryWriteLock(9, SECONDS)))
        .category("wait")
        .named(CONDITION, "await", "()", bench -> condition(bench, Condition::await))
        .named(
            CONDITION,
            "await",
            "(long, TimeUnit)",
            bench -> condition(bench, c -> c.await(PAUSE_MILLIS, MILLISECONDS)))
        .named(
            CONDITION,
            "awaitNanos",
            "(long)",
            bench -> condition(bench, c -> c.awaitNanos(MILLISECONDS.toNanos(PAUSE_MILLIS))))
        .named(
            CONDITION,
            "awaitUntil",
            "(Date)",
            bench ->
                condition(
                    bench, c -> c.awaitUntil(new Date(System.currentTimeMillis() + PAUSE_MILLIS))))
        .named(
            CONDITION,
            "awaitUninterruptibly",
            "()",
            bench -> condition(bench, Condition::awaitUninterruptibly));
  }

  private static Action held(Workbench bench, Acquire<Lock> acquire) {
    Lock lock = new ReentrantLock();
    return held(bench, lock, lock, acquire);
  }

  /** Another thread holds a lock for a while, and the loop wants it, or its other half. */
  private static Action held(Workbench bench, Lock holding, Lock wanted, Acquire<Lock> acquire) {
    return () -> {
      CountDownLatch isHeld = new CountDownLatch(1);
      Thread holder =
          new Thread(
              () -> {
                holding.lock();
                isHeld.countDown();
                LockSupport.parkNanos(MILLISECONDS.toNanos(PAUSE_MILLIS));
                holding.unlock();
              });
      holder.start();
      while (isHeld.getCount() > 0) {
        Thread.onSpinWait();
      }
      acquire.accept(wanted);
      wanted.unlock();
    };
  }

  private static Action stamped(Workbench bench, Acquire<StampedLock> acquire) {
    StampedLock lock = new StampedLock();
    return held(bench, lock.asWriteLock(), new StampAsLock(lock, acquire), Lock::lock);
  }

  /** Calls the lock itself, and not the view of it. */
  private static final class StampAsLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private final transient StampedLock lock;
    private final transient Acquire<StampedLock> acquire;

    StampAsLock(StampedLock lock, Acquire<StampedLock> acquire) {
      this.lock = lock;
      this.acquire = acquire;
    }

    @Override
    public void lock() {
      try {
        acquire.accept(lock);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void unlock() {
      lock.tryUnlockWrite();
      lock.tryUnlockRead();
    }
  }

  private static Action condition(Workbench bench, Acquire<Condition> await) {
    Lock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    return () -> {
      bench.soon(() -> signal(lock, condition));
      lock.lock();
      await.accept(condition);
      lock.unlock();
    };
  }

  private static void signal(Lock lock, Condition condition) {
    lock.lock();
    condition.signalAll();
    lock.unlock();
  }
}
