package com.example.faults.calls;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The calls that {@link CallProgram} makes on an event loop. */
final class Calls {

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final long HELD_MILLIS = 40;
  private static final int ROUNDS = 5;

  private Calls() {}

  /** Something that an event loop does. */
  interface Call {
    void run() throws Exception;
  }

  /** Brings about what a call needs, and returns it. */
  static Call prepare(String name, EventLoop loop) throws Exception {
    switch (name) {
      case "lock":
        hold(LOCK);
        return Calls::lock;
      case "invokeAll":
        return Calls::invokeAll;
      case "schedule":
        ScheduledThreadPoolExecutor scheduler = busyScheduler();
        return () -> schedule(scheduler);
      case "longInitialiser":
        return Calls::longInitialiser;
      case "shortInitialiser":
        return Calls::shortInitialiser;
      case "initialiserThatNaps":
        return NappingInitialiser::touch;
      case "nap":
        return () -> nap(50);
      case "joinEnded":
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();
        return () -> joinEnded(ended);
      case "twoLocks":
        ReentrantLock first = new ReentrantLock();
        ReentrantLock second = new ReentrantLock();
        hold(first);
        hold(second);
        return () -> twoLocks(first, second);
      case "twoTasks":
        return () -> {
          loop.execute(Calls::twoTasks);
          loop.execute(Calls::twoTasks);
        };
      case "parse":
        return new SlowDocument()::parse;
      case "readFile":
        Vertx vertx = Vertx.vertx();
        String file = Files.writeString(Files.createTempFile("calls", ".txt"), "text").toString();
        return () -> readFile(vertx, file);
      default:
        throw new IllegalArgumentException(name);
    }
  }

  static void lock() {
    LOCK.lock();
    LOCK.unlock();
  }

  static void invokeAll() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Callable<String> task = () -> sleep(HELD_MILLIS);
    pool.invokeAll(Collections.nCopies(ROUNDS, task));
    pool.shutdown();
  }

  static void schedule(ScheduledThreadPoolExecutor scheduler) {
    scheduler.schedule(() -> {}, 1, TimeUnit.HOURS);
    scheduler.shutdownNow();
  }

  static void longInitialiser() {
    LongInitialiser.touch();
  }

  static void shortInitialiser() {
    ShortInitialiser.touch();
  }

  static void joinEnded(Thread thread) throws InterruptedException {
    thread.join();
    thread.join(1000);
  }

  static void twoLocks(ReentrantLock... locks) {
    for (ReentrantLock lock : locks) {
      lock.lock();
      lock.unlock();
    }
  }

  /** Runs twice within one iteration of the event loop. */
  static void twoTasks() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      pool.invokeAll(Collections.nCopies(2, () -> sleep(HELD_MILLIS)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    pool.shutdown();
  }

  static void readFile(Vertx vertx, String file) {
    vertx.fileSystem().readFileBlocking(file);
  }

  /** Called by an initialiser, and otherwise. */
  static void nap(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sleep(long millis) throws InterruptedException {
    Thread.sleep(millis);
    return "slept";
  }

  /** Holds a lock again and again, each time before whoever waits for it can take it. */
  private static void hold(ReentrantLock lock) throws InterruptedException {
    Thread rival =
        new Thread(
            () -> {
              for (int i = 0; i < ROUNDS || !lock.hasQueuedThreads(); i++) {
                lock.lock();
                spin(HELD_MILLIS);
                lock.unlock();
              }
            });
    rival.setDaemon(true);
    rival.start();
    while (!lock.isLocked()) {
      Thread.onSpinWait();
    }
  }

  private static void spin(long millis) {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < endNanos) {
      Thread.onSpinWait();
    }
  }

  /** A scheduler whose queue is locked, by the comparison of two of its tasks, for 300 ms. */
  private static ScheduledThreadPoolExecutor busyScheduler() throws InterruptedException {
    Slow slow = new Slow();
    slow.schedule(() -> {}, 1, TimeUnit.HOURS);
    slow.comparing = true;
    Thread rival = new Thread(() -> slow.schedule(() -> {}, 2, TimeUnit.HOURS));
    rival.setDaemon(true);
    rival.start();
    while (!slow.locked) {
      Thread.onSpinWait();
    }
    return slow;
  }

  /** Its tasks take long to compare, and that happens under the lock of its queue. */
  private static final class Slow extends ScheduledThreadPoolExecutor {
    volatile boolean comparing;
    volatile boolean locked;

    Slow() {
      super(1);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Runnable runnable, RunnableScheduledFuture<V> task) {
      return new SlowTask<>(this, task);
    }
  }

  /** A task that takes its time to be compared. */
  private record SlowTask<V>(Slow owner, RunnableScheduledFuture<V> task)
      implements RunnableScheduledFuture<V> {

    @Override
    public int compareTo(Delayed other) {
      if (owner.comparing) {
        owner.comparing = false;
        owner.locked = true;
        spin(300);
      }
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return task.getDelay(unit);
    }

    @Override
    public boolean isPeriodic() {
      return task.isPeriodic();
    }

    @Override
    public void run() {
      task.run();
    }

    @Override
    public boolean cancel(boolean interrupt) {
      return task.cancel(interrupt);
    }

    @Override
    public boolean isCancelled() {
      return task.isCancelled();
    }

    @Override
    public boolean isDone() {
      return task.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
      return task.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      return task.get(timeout, unit);
    }
  }

  /** A class whose initialiser waits twice, for 700 ms together. */
  private static final class LongInitialiser {
    static {
      try {
        Thread.sleep(350);
        Thread.sleep(350);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }

  /** A class whose initialiser waits in another function. */
  private static final class NappingInitialiser {
    static {
      nap(700);
    }

    static void touch() {}
  }

  /** A class whose initialiser waits for 50 ms. */
  private static final class ShortInitialiser {
    static {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }
}
