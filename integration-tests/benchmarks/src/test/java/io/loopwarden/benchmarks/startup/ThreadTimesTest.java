package io.loopwarden.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ThreadTimesTest {

  /** A thread that runs is accounted for when it loses its processor, so the last part may lack. */
  @Test
  void whatAThreadBurnsIsAdded() {
    long pid = ProcessHandle.current().pid();
    long before = ThreadTimes.cpuNanos(pid);
    long ownNanos = burn();
    long added = ThreadTimes.cpuNanos(pid) - before;

    assertThat(added).isGreaterThanOrEqualTo(ownNanos / 2);
  }

  @Test
  void threadsAreFoundByTheNameThatLinuxKeeps() throws InterruptedException {
    CountDownLatch burnt = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    AtomicLong ownNanos = new AtomicLong();
    Thread thread =
        new Thread(
            () -> {
              ownNanos.set(burn());
              burnt.countDown();
              awaitQuietly(read);
            },
            "one-that-burns-time");
    thread.start();
    burnt.await();

    long pid = ProcessHandle.current().pid();
    assertThat(ThreadTimes.cpuNanos(pid, "one-that-burns-"))
        .isGreaterThanOrEqualTo(ownNanos.get() / 2)
        .isLessThan(ThreadTimes.cpuNanos(pid));
    assertThat(ThreadTimes.cpuNanos(pid, "nobody")).isZero();
    read.countDown();
    thread.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns for how long this thread has run. */
  private static long burn() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long startNanos = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - startNanos < 100_000_000) {
      Thread.onSpinWait();
    }
    return threads.getCurrentThreadCpuTime() - startNanos;
  }
}
