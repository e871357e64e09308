package io.loopwarden.engine.watchdog.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Asks the kernel of real threads. */
@EnabledOnOs(OS.LINUX)
class NamedThreadsTest {

  private static final int LOOKS = 1000;

  private static void assertReadyWhileItComputes(String name) throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    CountDownLatch running = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              running.countDown();
              while (!isOver.get()) {
                Thread.onSpinWait();
              }
            },
            name);
    thread.start();
    running.await();
    boolean isReady = false;
    for (int i = 0; i < LOOKS && !isReady; i++) { // it may be in the kernel for a moment
      isReady = NamedThreads.isAnyReady(name);
    }
    isOver.set(true);
    thread.join();
    assertThat(isReady).as(name).isTrue();
  }

  @Test
  void aThreadThatComputesIsReady() throws Exception {
    assertReadyWhileItComputes("computing");
    assertReadyWhileItComputes("a(b) c");
  }

  /** The kernel keeps 15 bytes; which ones, depends on the JDK. */
  @Test
  void ofALongNameEnoughIsKnown() throws Exception {
    assertReadyWhileItComputes("a-pool-of-workers-number-1234");
  }

  @Test
  void aThreadThatWaitsIsNotReady() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            "waiting-here");
    thread.start();
    while (thread.getState() != Thread.State.WAITING || NamedThreads.isAnyReady("waiting-here")) {
      Thread.sleep(1); // the kernel may run it for a moment longer
    }
    end.countDown();
    thread.join();
  }

  @Test
  void anUnknownNameIsNotReady() {
    assertThat(NamedThreads.isAnyReady("nobody is called like that")).isFalse();
  }
}
