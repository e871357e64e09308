package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class RunQueueTest {

  private final AtomicReference<RunQueue> queue = new AtomicReference<>();

  private interface Work {
    void run() throws InterruptedException;
  }

  private Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              queue.set(RunQueue.ofCurrentThread());
              try {
                work.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            "a (strange) name)");
    thread.start();
    while (queue.get() == null) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadThatWaitsIsAsleep() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = start(end::await);

    while (!queue.get().isAsleep()) {
      Thread.onSpinWait();
    }

    end.countDown();
    thread.join();
    assertThat(queue.get().isAsleep()).isFalse();
    assertThat(queue.get().delayNanos()).isEqualTo(-1);
  }

  /** However rarely it gets a CPU. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadThatComputesIsNotAsleep() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    Thread thread =
        start(
            () -> {
              while (!end.get()) {
                Thread.onSpinWait();
              }
            });

    for (int i = 0; i < 100; i++) {
      assertThat(queue.get().isAsleep()).isFalse();
    }

    end.set(true);
    thread.join();
  }

  @Test
  void ofOthersNothingIsKnown() {
    assertThat(RunQueue.unknown().isAsleep()).isFalse();
    assertThat(RunQueue.unknown().delayNanos()).isEqualTo(-1);
  }
}
