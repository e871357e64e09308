package io.loopwarden.engine.watchdog.platform;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class RunQueuesTest {

  private final ThreadMXBean beans = ManagementFactory.getThreadMXBean();
  private final RunQueues queues = new RunQueues();
  private final List<Thread> started = new ArrayList<>();
  private volatile boolean isOver;

  @AfterEach
  void endThreads() throws InterruptedException {
    isOver = true;
    for (Thread thread : started) {
      thread.join();
    }
  }

  private Thread start(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              while (!isOver) {
                work.run();
              }
            });
    thread.start();
    started.add(thread);
    return thread;
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private @Nullable RunQueue find(Thread thread) {
    long id = thread.getId();
    return queues.find(() -> beans.getThreadCpuTime(id));
  }

  @Test
  void aThreadThatMostlyWaitsIsFoundByItsCpuTime() {
    AtomicReference<RunQueue> own = new AtomicReference<>();
    Thread thread =
        start(
            () -> {
              own.compareAndSet(null, RunQueue.ofCurrentThread());
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            });

    RunQueue found = await().until(() -> find(thread), queue -> queue != null);
    await().until(() -> found.ranNanos() == own.get().ranNanos()); // it may run in between
  }
}
