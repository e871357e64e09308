package com.example.pools;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.Dispatchers;
import org.jboss.threads.EnhancedQueueExecutor;

/** Pools that are no {@code ThreadPoolExecutor}, each of as many threads as there shall be. */
final class OtherPools {

  private OtherPools() {}

  /** To be called before Kotlin's dispatchers are used. */
  static void limitDispatchers(int threads) {
    System.setProperty("kotlinx.coroutines.io.parallelism", Integer.toString(threads));
    System.setProperty("kotlinx.coroutines.scheduler.core.pool.size", Integer.toString(threads));
  }

  /** The pool, by the order's name. */
  static Executor named(String name, int threads) {
    return switch (name) {
      case "forkjoin" -> forkJoin("forked", threads);
      case "jboss" ->
          new EnhancedQueueExecutor.Builder()
              .setCorePoolSize(threads)
              .setMaximumPoolSize(threads)
              .setThreadFactory(new DefaultThreadFactory("executor-thread", true))
              .build();
      case "io" -> of(Dispatchers.getIO());
      case "default" -> of(Dispatchers.getDefault());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Executor of(CoroutineDispatcher dispatcher) {
    return task -> dispatcher.dispatch(EmptyCoroutineContext.INSTANCE, task);
  }

  private static ForkJoinPool forkJoin(String name, int threads) {
    return new ForkJoinPool(
        threads,
        pool -> {
          var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setName(name + "-" + thread.getPoolIndex());
          return thread;
        },
        null,
        true);
  }

  /**
   * One task, which its threads split into many that wait for each other: nothing waits outside.
   */
  static void split(int threads, int parts, Gate gate) {
    forkJoin("quiet-split", threads)
        .execute(
            () -> {
              List<ForkJoinTask<?>> all = new ArrayList<>();
              for (int i = 0; i < parts; i++) {
                all.add(ForkJoinTask.adapt(() -> BusyPools.Backend.call(gate)).fork());
              }
              all.forEach(ForkJoinTask::join);
            });
  }
}
