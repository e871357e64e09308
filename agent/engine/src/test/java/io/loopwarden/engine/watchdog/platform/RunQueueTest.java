package io.loopwarden.engine.watchdog.platform;

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
    while (queue.get().delayNanos() != -1) {
      Thread.onSpinWait(); // the kernel lets go of a thread a little later than Java does
    }
    assertThat(queue.get().isAsleep()).isFalse();
  }

  /** However rarely it gets a CPU. At a safepoint it sleeps, of which there may be a few. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadThatComputesIsNotAsleep() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean end = new AtomicBoolean();
    Thread thread =
        start(
            () -> {
              begun.set(true);
              while (!end.get()) {
                Thread.onSpinWait();
              }
            });
    while (!begun.get()) {
      Thread.onSpinWait();
    }

    int asleep = 0;
    for (int i = 0; i < 100; i++) {
      asleep += queue.get().isAsleep() ? 1 : 0;
      Thread.sleep(1); // so that no single safepoint has them all
    }

    end.set(true);
    thread.join();
    assertThat(asleep).isLessThan(50);
  }

  @Test
  void ofOthersNothingIsKnown() {
    assertThat(RunQueue.unknown().isAsleep()).isFalse();
    assertThat(RunQueue.unknown().delayNanos()).isEqualTo(-1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadFindsItsFolderWithoutReadingAFile() {
    String folder = RunQueue.folderByLink(); // such as 17/task/42

    assertThat(folder).startsWith(ProcessHandle.current().pid() + "/task/");
    String line = RunQueue.folderByLine(); // such as self/task/42
    assertThat(line).endsWith(folder.substring(folder.indexOf("/task/")));
  }
}
