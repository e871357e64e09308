package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is known of threads and of the process without management beans. */
class PlainFiguresTest {

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

  @Test
  void theCpuTimeStandsBehindTheNameWhateverThatIs() {
    assertThat(
            PlainProcessFigures.nanosOf(
                "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 150 25 0 0 20 0 30 0 1 2 3"))
        .isEqualTo(1_750_000_000L);
    assertThat(PlainProcessFigures.nanosOf("")).isZero();
    assertThat(PlainProcessFigures.nanosOf("42 (java) S 1")).isZero();
    assertThat(PlainProcessFigures.nanosOf("1 (j) S 1 2 3 4 5 6 7 8 9 10 x y")).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCpuTimeOfThisProcessGrows() {
    PlainProcessFigures process = new PlainProcessFigures();
    long before = process.cpuNanos();

    while (process.cpuNanos() == before) {
      Thread.onSpinWait();
    }

    assertThat(process.cpuNanos()).isGreaterThan(before);
    assertThat(process.gcMillis()).isZero();
  }
}
