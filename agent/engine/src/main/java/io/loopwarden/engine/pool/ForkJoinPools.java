package io.loopwarden.engine.pool;

import io.loopwarden.engine.thread.LiveThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The JDK's {@code ForkJoinPool}, also the common one. What waits is what was handed over from
 * outside: the parts into which its own threads split a task are one piece of work with it.
 */
final class ForkJoinPools extends CountedQueues {

  private static final String POOL = "java.util.concurrent.ForkJoinPool";
  private static final String JDK = "java.lang.";

  ForkJoinPools() {
    super("fork_join");
  }

  @Override
  public boolean isOne(Object executor) {
    return executor instanceof ForkJoinPool pool && !carriesVirtualThreads(pool);
  }

  /** Its threads are the carriers, which are reported by {@code virtual_threads}. */
  private static boolean carriesVirtualThreads(ForkJoinPool pool) {
    return pool.getFactory().getClass().getName().startsWith(JDK);
  }

  @Override
  public long waiting(Object executor) {
    return ((ForkJoinPool) executor).getQueuedSubmissionCount();
  }

  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> threads = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == executor) {
        threads.add(thread);
      }
    }
    return threads;
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return frame.getMethodName().equals("awaitWork") && frame.getClassName().equals(POOL);
  }
}
