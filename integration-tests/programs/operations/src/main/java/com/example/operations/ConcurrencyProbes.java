package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Waiting for other threads with {@code java.util.concurrent}. */
final class ConcurrencyProbes {

  private static final String PACKAGE = "java.util.concurrent.";

  private ConcurrencyProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("wait")
        .named(PACKAGE + "CountDownLatch", "await", "()", ConcurrencyProbes::latch)
        .named(
            PACKAGE + "CountDownLatch",
            "await",
            "(long, TimeUnit)",
            bench -> () -> new CountDownLatch(1).await(PAUSE_MILLIS, MILLISECONDS))
        .named(PACKAGE + "CyclicBarrier", "await", "()", ConcurrencyProbes::barrier)
        .named(
            PACKAGE + "CyclicBarrier", "await", "(long, TimeUnit)", ConcurrencyProbes::timedBarrier)
        .named(
            PACKAGE + "Semaphore", "acquire", "()", bench -> semaphore(bench, Semaphore::acquire))
        .named(
            PACKAGE + "Semaphore", "acquire", "(int)", bench -> semaphore(bench, s -> s.acquire(1)))
        .named(
            PACKAGE + "Semaphore",
            "acquireUninterruptibly",
            "()",
            bench -> semaphore(bench, Semaphore::acquireUninterruptibly))
        .named(
            PACKAGE + "Semaphore",
            "tryAcquire",
            "(long, TimeUnit)",
            bench -> semaphore(bench, s -> s.tryAcquire(9, SECONDS)))
        .named(
            PACKAGE + "Phaser",
            "awaitAdvance",
            "(int)",
            bench -> phaser(bench, p -> p.awaitAdvance(0)))
        .named(
            PACKAGE + "Phaser",
            "awaitAdvanceInterruptibly",
            "(int)",
            bench -> phaser(bench, p -> p.awaitAdvanceInterruptibly(0)))
        .named(PACKAGE + "Phaser", "arriveAndAwaitAdvance", "()", ConcurrencyProbes::arriving)
        .named(PACKAGE + "Exchanger", "exchange", "(Object)", ConcurrencyProbes::exchanger)
        .named(
            PACKAGE + "Exchanger",
            "exchange",
            "(Object, long, TimeUnit)",
            ConcurrencyProbes::timedExchanger);
    takes(probes, "LinkedBlockingQueue", new LinkedBlockingQueue<>(1));
    takes(probes, "ArrayBlockingQueue", new ArrayBlockingQueue<>(1));
    takes(probes, "PriorityBlockingQueue", new PriorityBlockingQueue<>());
    takes(probes, "SynchronousQueue", new SynchronousQueue<>());
    takes(probes, "LinkedTransferQueue", new LinkedTransferQueue<>());
    takes(probes, "LinkedBlockingDeque", new LinkedBlockingDeque<>(1));
    probes
        .named(
            PACKAGE + "ArrayBlockingQueue",
            "put",
            "(Object)",
            bench -> put(bench, full(new ArrayBlockingQueue<>(1))))
        .named(
            PACKAGE + "LinkedBlockingQueue",
            "put",
            "(Object)",
            bench -> put(bench, full(new LinkedBlockingQueue<>(1))))
        .named(
            PACKAGE + "LinkedBlockingDeque",
            "put",
            "(Object)",
            bench -> put(bench, full(new LinkedBlockingDeque<>(1))))
        .named(
            PACKAGE + "SynchronousQueue",
            "put",
            "(Object)",
            bench -> put(bench, new SynchronousQueue<>()))
        .named(
            PACKAGE + "LinkedBlockingQueue",
            "offer",
            "(Object, long, TimeUnit)",
            bench ->
                () -> full(new LinkedBlockingQueue<>(1)).offer("more", PAUSE_MILLIS, MILLISECONDS))
        .named(
            PACKAGE + "LinkedTransferQueue",
            "tryTransfer",
            "(Object, long, TimeUnit)",
            bench ->
                () -> new LinkedTransferQueue<>().tryTransfer("it", PAUSE_MILLIS, MILLISECONDS))
        .named(PACKAGE + "DelayQueue", "take", "()", bench -> delayed());
  }

  private static <Q extends BlockingQueue<Object>> Q full(Q queue) {
    queue.add("full");
    return queue;
  }

  private static void takes(Probes probes, String type, BlockingQueue<Object> queue) {
    probes
        .named(PACKAGE + type, "take", "()", bench -> take(bench, queue))
        .named(
            PACKAGE + type,
            "poll",
            "(long, TimeUnit)",
            bench -> () -> queue.poll(PAUSE_MILLIS, MILLISECONDS));
  }

  private static Action take(Workbench bench, BlockingQueue<Object> queue) {
    return () -> {
      bench.soon(() -> queue.put("something"));
      queue.take();
    };
  }

  private static Action put(Workbench bench, BlockingQueue<Object> queue) {
    return () -> {
      bench.soon(queue::take);
      queue.put("more");
    };
  }

  private static Action latch(Workbench bench) {
    CountDownLatch latch = new CountDownLatch(1);
    return () -> {
      bench.soon(latch::countDown);
      latch.await();
    };
  }

  private static Action barrier(Workbench bench) {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return () -> {
      bench.soon(barrier::await);
      barrier.await();
    };
  }

  private static Action timedBarrier(Workbench bench) {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return () -> {
      bench.soon(barrier::await);
      barrier.await(9, SECONDS);
    };
  }

  private interface Acquire {
    void accept(Semaphore semaphore) throws InterruptedException;
  }

  private static Action semaphore(Workbench bench, Acquire acquire) {
    Semaphore semaphore = new Semaphore(0);
    return () -> {
      bench.soon(semaphore::release);
      acquire.accept(semaphore);
    };
  }

  private interface Advance {
    void accept(Phaser phaser) throws InterruptedException;
  }

  private static Action phaser(Workbench bench, Advance advance) {
    Phaser phaser = new Phaser(1);
    return () -> {
      bench.soon(phaser::arrive);
      advance.accept(phaser);
    };
  }

  private static Action arriving(Workbench bench) {
    Phaser phaser = new Phaser(2);
    return () -> {
      bench.soon(phaser::arrive);
      phaser.arriveAndAwaitAdvance();
    };
  }

  private static Action exchanger(Workbench bench) {
    Exchanger<String> exchanger = new Exchanger<>();
    return () -> {
      bench.soon(() -> exchanger.exchange("yours"));
      exchanger.exchange("mine");
    };
  }

  private static Action timedExchanger(Workbench bench) {
    Exchanger<String> exchanger = new Exchanger<>();
    return () -> {
      bench.soon(() -> exchanger.exchange("yours"));
      exchanger.exchange("mine", 9, SECONDS);
    };
  }

  private static Action delayed() {
    DelayQueue<Later> queue = new DelayQueue<>();
    return () -> {
      queue.add(new Later(System.currentTimeMillis() + PAUSE_MILLIS));
      queue.take();
    };
  }

  private record Later(long millis) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(millis - System.currentTimeMillis(), MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(MILLISECONDS), other.getDelay(MILLISECONDS));
    }
  }
}
