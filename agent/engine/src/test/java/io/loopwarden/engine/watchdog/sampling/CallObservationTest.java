package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A thread waits for a lock that another one holds, and is looked at. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class CallObservationTest {

  private static final int LOOKS = 50;

  private final ThreadFigures figures = ThreadFigures.open();
  private final RunQueues queues = new RunQueues();
  private final Lock lock = new ReentrantLock();
  private final List<Thread> started = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean isOver;

  private interface Work {
    void run() throws InterruptedException;
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    isOver = true;
    end.countDown();
    for (Thread thread : started) {
      thread.join();
    }
  }

  private Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    started.add(thread);
    return thread;
  }

  private void startOwner(Work work) throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    start(
        () -> {
          lock.lock();
          try {
            taken.countDown();
            work.run();
          } finally {
            lock.unlock();
          }
        });
    taken.await();
  }

  private CallObservation observeWaiting() {
    AtomicReference<RunQueue> queue = new AtomicReference<>();
    long sinceNanos = System.nanoTime();
    Thread waiting =
        start(
            () -> {
              queue.set(RunQueue.ofCurrentThread());
              lock.lock();
              lock.unlock();
            });
    await().until(() -> waiting.getState() == Thread.State.WAITING && queue.get().isAsleep());
    LoopThread loop =
        new LoopThread(new LoopwardenLoop(waiting, null), queue.get(), new AtomicReference<>(null));
    return new CallObservation(loop, sinceNanos);
  }

  private void compute() {
    while (!isOver) {
      Thread.onSpinWait();
    }
  }

  /** Of more threads that compute than there are processors, each is without one now and then. */
  @Test
  void whatTheOwnerLacksACpuForIsLackedByTheWait() throws InterruptedException {
    startOwner(this::compute);
    for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
      start(this::compute);
    }
    CallObservation call = observeWaiting();

    await()
        .pollInterval(1, TimeUnit.MILLISECONDS)
        .until(
            () -> {
              call.look(figures, queues, false, System.nanoTime());
              return call.end().lackedNanos(System.nanoTime()) > 0;
            });

    assertThat(call.end().isOfLoading()).isFalse();
  }

  @Test
  void aWaitForWhoeverSleepsLacksNothing() throws InterruptedException {
    startOwner(end::await);
    CallObservation call = observeWaiting();

    for (int i = 0; i < LOOKS; i++) {
      call.look(figures, queues, true, System.nanoTime());
      Thread.sleep(1);
    }

    assertThat(call.end().lackedNanos(System.nanoTime())).isZero();
    assertThat(call.end().isOfLoading()).isFalse();
  }

  @Test
  void aWaitForWhoeverInitialisesAClassIsOfLoading() throws InterruptedException {
    Initialised.end = end;
    startOwner(Initialised::touch);
    CallObservation call = observeWaiting();

    await()
        .until(
            () -> {
              call.look(figures, queues, true, System.nanoTime());
              return call.end().isOfLoading();
            });
  }

  /** What the class below waits for while it is initialised. */
  private static final class Initialised {
    private static CountDownLatch end = new CountDownLatch(1);

    private static void touch() {
      Slow.touch();
    }

    private static final class Slow {
      static {
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      private static void touch() {}
    }
  }
}
