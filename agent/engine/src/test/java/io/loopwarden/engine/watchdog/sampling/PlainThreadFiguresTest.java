package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is known of threads without management beans. */
class PlainThreadFiguresTest {

  private final PlainThreadFigures threads = new PlainThreadFigures();

  @Test
  void aWaitingThreadIsSeenWithItsStack() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Thread waiting = new Thread(() -> awaitQuietly(latch), "waiting");
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    ThreadSnapshot seen = threads.of(waiting);
    latch.countDown();
    waiting.join();

    assertThat(seen.name()).isEqualTo("waiting");
    assertThat(seen.state()).isEqualTo(Thread.State.WAITING);
    assertThat(seen.stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("awaitQuietly", "await");
    assertThat(seen.lockOwnerId()).isEqualTo(-1);
    assertThat(threads.of(waiting)).as("a thread that has ended").isNull();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void allThreadsAreSeenThisOneAmongThem() {
    assertThat(threads.all())
        .extracting(ThreadSnapshot::name)
        .contains(Thread.currentThread().getName());
    assertThat(threads.currentCpuNanos()).isEqualTo(-1);
    assertThat(threads.deadlocked()).isEmpty();
  }
}
