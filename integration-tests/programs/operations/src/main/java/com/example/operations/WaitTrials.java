package com.example.operations;

import static com.example.operations.Trial.require;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Calls that merely can block: locks, and whatever waits with a lock of its own. None is refused,
 * and all work on. What they wait for comes once the event loop is seen to wait.
 */
final class WaitTrials {

  private WaitTrials() {}

  static void addTo(List<Trial> trials) {
    trials.add(new Trial("lock", bench -> lock()));
    trials.add(new Trial("readLock", bench -> readLock()));
    trials.add(new Trial("conditionAwait", bench -> conditionAwait()));
    trials.add(new Trial("queueTake", bench -> queueTake()));
    trials.add(new Trial("queuePut", bench -> queuePut()));
    trials.add(new Trial("barrierAwait", bench -> barrierAwait()));
    trials.add(new Trial("delayQueueTake", bench -> delayQueueTake()));
    trials.add(new Trial("semaphoreAcquire", bench -> semaphoreAcquire()));
    trials.add(new Trial("latchAwait", bench -> latchAwait()));
    trials.add(new Trial("objectWait", bench -> objectWait()));
    trials.add(new Trial("threadJoin", bench -> threadJoin()));
    trials.add(new Trial("futureJoin", bench -> futureJoin()));
    trials.add(new Trial("invokeAny", WaitTrials::invokeAny));
    trials.add(new Trial("awaitTermination", bench -> awaitTermination()));
    trials.add(new Trial("watchServicePoll", WaitTrials::watchServicePoll));
  }

  private static Object nothing(Action action) throws Exception {
    action.run();
    return "";
  }

  /** A call, beside which another thread does something once the call waits. */
  private static Trial.Call besides(Trial.Call call, Action onceItWaits) {
    return () -> {
      Thread loop = Thread.currentThread();
      AtomicReference<Exception> problem = new AtomicReference<>();
      Thread other =
          new Thread(
              () -> {
                try {
                  awaitWaiting(loop);
                  onceItWaits.run();
                } catch (Exception e) {
                  problem.set(e);
                }
              },
              "other");
      other.setDaemon(true);
      other.start();
      Object result = call.run();
      if (problem.get() != null) {
        throw problem.get();
      }
      return result;
    };
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private static Trial.Attempt lock() {
    ReentrantLock lock = new ReentrantLock();
    return held(lock, lock, lock::isLocked);
  }

  private static Trial.Attempt readLock() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    return held(
        lock.writeLock(),
        lock.readLock(),
        () -> lock.isWriteLocked() || lock.getReadLockCount() > 0);
  }

  private interface Held {
    boolean isHeld();
  }

  private static Trial.Attempt held(
      java.util.concurrent.locks.Lock holding, java.util.concurrent.locks.Lock wanted, Held held) {
    CountDownLatch isHeld = new CountDownLatch(1);
    AtomicReference<Thread> loop = new AtomicReference<>();
    Thread holder =
        new Thread(
            () -> {
              holding.lock();
              isHeld.countDown();
              while (loop.get() == null) {
                Thread.onSpinWait();
              }
              awaitWaiting(loop.get());
              holding.unlock();
            },
            "holder");
    holder.setDaemon(true);
    holder.start();
    try {
      isHeld.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Trial.Attempt(
        () -> {
          loop.set(Thread.currentThread());
          wanted.lock();
          wanted.unlock(); // throws if the lock was not had
          return "";
        },
        () -> {
          require(!held.isHeld(), "the lock is held for ever");
          wanted.lock();
          wanted.unlock();
        });
  }

  private static Trial.Attempt conditionAwait() {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    Action signal =
        () -> {
          lock.lock();
          condition.signalAll();
          lock.unlock();
        };
    return new Trial.Attempt(
        besides(
            () -> {
              lock.lock();
              try {
                condition.await();
                return "";
              } finally {
                lock.unlock();
              }
            },
            signal),
        () -> {
          require(!lock.isLocked() && !lock.hasQueuedThreads(), "the lock is held for ever");
          signal.run();
        });
  }

  private static Trial.Attempt queueTake() {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    return new Trial.Attempt(
        besides(queue::take, () -> queue.put("first")),
        () -> {
          require(queue.isEmpty(), "nothing was taken");
          queue.put("second");
          require(queue.take().equals("second"), "the queue is spoilt");
        });
  }

  private static Trial.Attempt queuePut() {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>(1);
    queue.add("first");
    return new Trial.Attempt(
        besides(() -> nothing(() -> queue.put("second")), queue::take),
        () -> require(queue.take().equals("second"), "the queue is spoilt"));
  }

  private static Trial.Attempt barrierAwait() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return new Trial.Attempt(
        besides(barrier::await, barrier::await),
        () -> {
          require(!barrier.isBroken(), "the barrier is broken");
          require(barrier.getNumberWaiting() == 0, "somebody waits");
        });
  }

  /** Something that is due at once. */
  private record Due() implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private static Trial.Attempt delayQueueTake() {
    DelayQueue<Due> queue = new DelayQueue<>();
    return new Trial.Attempt(
        besides(queue::take, () -> queue.put(new Due())),
        () -> {
          queue.put(new Due());
          require(queue.take() != null, "the queue is spoilt");
        });
  }

  private static Trial.Attempt semaphoreAcquire() {
    Semaphore semaphore = new Semaphore(0);
    return new Trial.Attempt(
        besides(() -> nothing(semaphore::acquire), semaphore::release),
        () -> require(semaphore.availablePermits() == 0, "a permit too many"));
  }

  private static Trial.Attempt latchAwait() {
    CountDownLatch latch = new CountDownLatch(1);
    return new Trial.Attempt(besides(() -> nothing(latch::await), latch::countDown), latch::await);
  }

  private static Trial.Attempt objectWait() {
    Object monitor = new Object();
    Action notify =
        () -> {
          synchronized (monitor) {
            monitor.notifyAll();
          }
        };
    return new Trial.Attempt(
        besides(
            () -> {
              synchronized (monitor) {
                monitor.wait();
              }
              return "";
            },
            notify),
        notify);
  }

  private static Trial.Attempt threadJoin() {
    CountDownLatch latch = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return new Trial.Attempt(besides(() -> nothing(thread::join), latch::countDown), thread::join);
  }

  private static Trial.Attempt futureJoin() {
    CompletableFuture<String> future = new CompletableFuture<>();
    return new Trial.Attempt(
        besides(future::join, () -> future.complete("")),
        () -> require(future.getNumberOfDependents() == 0, "somebody waits"));
  }

  private static Trial.Attempt invokeAny(Workbench bench) {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    bench.closing(pool::shutdownNow);
    CountDownLatch latch = new CountDownLatch(1);
    return new Trial.Attempt(
        besides(
            () ->
                pool.invokeAny(
                    List.of(
                        () -> {
                          latch.await();
                          return "";
                        })),
            latch::countDown),
        () -> pool.submit(() -> "").get());
  }

  private static Trial.Attempt awaitTermination() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CountDownLatch latch = new CountDownLatch(1);
    pool.submit(
        () -> {
          latch.await();
          return "";
        });
    pool.shutdown();
    return new Trial.Attempt(
        besides(() -> pool.awaitTermination(1, MINUTES), latch::countDown),
        () -> require(pool.awaitTermination(1, MINUTES), "the pool never ends"));
  }

  private static Trial.Attempt watchServicePoll(Workbench bench) throws Exception {
    Path folder = Files.createDirectory(bench.path());
    WatchService service = bench.closing(FileSystems.getDefault().newWatchService());
    folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    return new Trial.Attempt(
        besides(() -> service.poll(1, MINUTES), () -> Files.createFile(folder.resolve("first"))),
        () -> {
          Path other = Files.createDirectory(bench.path());
          other.register(service, StandardWatchEventKinds.ENTRY_CREATE);
          Files.createFile(other.resolve("second"));
          require(service.poll(1, MINUTES) != null, "the service is spoilt");
        });
  }
}
