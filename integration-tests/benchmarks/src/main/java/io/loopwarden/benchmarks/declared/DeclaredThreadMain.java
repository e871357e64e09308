package io.loopwarden.benchmarks.declared;

import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program that keeps many declared threads and starts further ones, which end at once. The
 * argument is how many live. Prints the CPU nanoseconds for each start: of the thread that starts
 * the others, and of the whole process.
 */
public final class DeclaredThreadMain {

  private static final int WARM_UP = 1_000;
  private static final int BATCH = 50;
  private static final int MEASURED = 2_000;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private DeclaredThreadMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int live = Integer.parseInt(arguments[0]);
    for (int i = 0; i < live; i++) {
      new DeclaredThread(DeclaredThreadMain::live).start();
    }
    requireRefusal();
    start(WARM_UP);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long ownBefore = threads.getCurrentThreadCpuTime();
    long processBefore = processCpuNanos();
    start(MEASURED);
    long processNanos = processCpuNanos() - processBefore;
    long ownNanos = threads.getCurrentThreadCpuTime() - ownBefore;
    System.out.println(ownNanos / MEASURED + " " + processNanos / MEASURED);
    System.exit(0);
  }

  private static void start(int count) throws InterruptedException {
    for (int i = 0; i < count; i += BATCH) {
      Thread[] threads = new Thread[BATCH];
      for (int j = 0; j < BATCH; j++) {
        threads[j] = new DeclaredThread(() -> {});
        threads[j].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** Where a declared thread may wait, by the integration. */
  static void live() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails unless a declared thread is refused to sleep exactly where an agent is attached. */
  private static void requireRefusal() throws InterruptedException {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    Thread thread =
        new DeclaredThread(
            () -> {
              try {
                Thread.sleep(1);
              } catch (Throwable e) {
                refusal.set(e);
              }
            });
    thread.start();
    thread.join();
    String agent = System.getProperty(AgentArguments.AGENT_PROPERTY);
    if (agent.equals(Agent.NONE.option()) != (refusal.get() == null)) {
      throw new IllegalStateException(agent + " answered a sleep with " + refusal.get());
    }
  }

  private static long processCpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
