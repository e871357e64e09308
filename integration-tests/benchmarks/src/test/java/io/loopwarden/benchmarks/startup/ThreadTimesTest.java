package io.loopwarden.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
