package io.loopwarden.it.load;

import io.loopwarden.it.harness.ScenarioServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Keeps a server busy with everything it speaks. */
public final class Load {
  private Load() {}

  /**
   * Visits a server for a while.
   *
   * @return how many answers were received, all of which were right
   */
  public static long on(ScenarioServer server, Duration duration) throws Exception {
    List<Visitor> visitors = Visitors.of(server);
    ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
    try {
      long end = System.nanoTime() + duration.toNanos();
      List<Callable<Long>> stays =
          visitors.stream().map(visitor -> (Callable<Long>) () -> stay(visitor, end)).toList();
      long answers = 0;
      for (Future<Long> stay : threads.invokeAll(stays)) {
        answers += stay.get();
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  private static long stay(Visitor visitor, long end) throws Exception {
    long visits = 0;
    try {
      do {
        visitor.visit();
        visits++;
      } while (System.nanoTime() < end);
      visitor.leave();
    } catch (Exception e) {
      throw new IllegalStateException(visitor.name() + " failed after " + visits + " visits", e);
    }
    return visits;
  }
}
