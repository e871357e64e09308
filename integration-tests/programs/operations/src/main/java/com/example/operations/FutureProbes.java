package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Waiting for a result that another thread computes. */
final class FutureProbes {

  private static final String PACKAGE = "java.util.concurrent.";

  /** More tasks than the common pool has threads, so that some are left to wait for. */
  private static final int TASKS = 64;

  private FutureProbes() {}

  private static String work() {
    LockSupport.parkNanos(MILLISECONDS.toNanos(PAUSE_MILLIS));
    return "done";
  }

  static void addTo(Probes probes) {
    String completable = PACKAGE + "CompletableFuture";
    String pool = PACKAGE + "ThreadPoolExecutor";
    probes
        .category("future")
        .named(completable, "get", "()", bench -> completed(bench, CompletableFuture::get))
        .named(
            completable,
            "get",
            "(long, TimeUnit)",
            bench -> completed(bench, f -> f.get(9, SECONDS)))
        .named(completable, "join", "()", bench -> completed(bench, CompletableFuture::join))
        .operation(completable + ".join")
        .call(
            "CompletableFuture.allOf(…).join()",
            bench -> completed(bench, f -> CompletableFuture.allOf(f).join()))
        .call(
            "CompletableFuture.supplyAsync(…).join()",
            bench -> () -> CompletableFuture.supplyAsync(FutureProbes::work).join())
        .named(PACKAGE + "FutureTask", "get", "()", bench -> submitted(bench, Future::get))
        .named(
            PACKAGE + "FutureTask",
            "get",
            "(long, TimeUnit)",
            bench -> submitted(bench, f -> f.get(9, SECONDS)))
        .operation(PACKAGE + "FutureTask.get")
        .call("ScheduledFuture.get()", FutureProbes::scheduled)
        .call("a FutureTask's time-out", bench -> submitted(bench, FutureProbes::timeOut))
        .named(PACKAGE + "ForkJoinTask", "join", "()", bench -> forked(bench, ForkJoinTask::join))
        .named(PACKAGE + "ForkJoinTask", "get", "()", bench -> forked(bench, ForkJoinTask::get))
        .named(
            PACKAGE + "ForkJoinPool",
            "invoke",
            "(ForkJoinTask)",
            bench ->
                () -> pool(bench).invoke(ForkJoinTask.adapt((Callable<String>) FutureProbes::work)))
        .named(
            PACKAGE + "AbstractExecutorService",
            "invokeAny",
            "(Collection)",
            bench -> executor(bench, e -> e.invokeAny(List.of(FutureProbes::work))))
        .named(
            PACKAGE + "AbstractExecutorService",
            "invokeAll",
            "(Collection)",
            bench -> executor(bench, e -> e.invokeAll(List.of(FutureProbes::work))))
        .named(pool, "awaitTermination", "(long, TimeUnit)", FutureProbes::terminated)
        .named(
            PACKAGE + "ForkJoinPool",
            "awaitTermination",
            "(long, TimeUnit)",
            FutureProbes::poolEnded)
        .operation("java.util.stream.IntStream.forEach")
        .call("IntStream.parallel().forEach", bench -> FutureProbes::parallelStream)
        .category("wait")
        .named(PACKAGE + "ExecutorCompletionService", "take", "()", FutureProbes::completionService)
        .category("future")
        .since(19)
        .operation(PACKAGE + "ExecutorService.close")
        .call("ExecutorService.close()", FutureProbes::closed);
  }

  private interface Wait<T> {
    void accept(T awaited) throws Exception;
  }

  private static Action completed(Workbench bench, Wait<CompletableFuture<String>> wait) {
    CompletableFuture<String> future = new CompletableFuture<>();
    return () -> {
      bench.soon(() -> future.complete("done"));
      wait.accept(future);
    };
  }

  private static ExecutorService threads(Workbench bench) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    bench.closing(threads::shutdownNow);
    return threads;
  }

  private static ForkJoinPool pool(Workbench bench) {
    ForkJoinPool pool = new ForkJoinPool(1);
    bench.closing(pool::shutdownNow);
    return pool;
  }

  private static Action submitted(Workbench bench, Wait<Future<String>> wait) {
    ExecutorService threads = threads(bench);
    return () -> wait.accept(threads.submit(FutureProbes::work));
  }

  private static void timeOut(Future<String> future)
      throws InterruptedException, ExecutionException {
    try {
      future.get(PAUSE_MILLIS / 2, MILLISECONDS);
    } catch (TimeoutException expected) {
      future.cancel(true);
    }
  }

  private static Action scheduled(Workbench bench) {
    var timer = Executors.newSingleThreadScheduledExecutor();
    bench.closing(timer::shutdownNow);
    return () -> timer.schedule(() -> "done", PAUSE_MILLIS, MILLISECONDS).get();
  }

  /** Waits for a task of a pool whose only thread has begun it, so that nobody else runs it. */
  private static Action forked(Workbench bench, Wait<ForkJoinTask<?>> wait) {
    ForkJoinPool pool = pool(bench);
    return () -> {
      FutureTask<String> task = new FutureTask<>(FutureProbes::work);
      ForkJoinTask<?> forked = pool.submit((Runnable) task);
      while (pool.getActiveThreadCount() == 0) {
        Thread.onSpinWait();
      }
      wait.accept(forked);
    };
  }

  private static Action executor(Workbench bench, Wait<ExecutorService> wait) {
    ExecutorService threads = threads(bench);
    return () -> wait.accept(threads);
  }

  private static Action terminated(Workbench bench) {
    ExecutorService threads = threads(bench);
    return () -> {
      threads.execute(FutureProbes::work);
      threads.shutdown();
      threads.awaitTermination(9, SECONDS);
    };
  }

  private static Action poolEnded(Workbench bench) {
    ForkJoinPool pool = pool(bench);
    return () -> {
      pool.execute(FutureProbes::work);
      pool.shutdown();
      pool.awaitTermination(9, SECONDS);
    };
  }

  private static Action closed(Workbench bench) {
    ExecutorService threads = threads(bench);
    Method close = Newer.method(ExecutorService.class, "close");
    return () -> {
      threads.execute(FutureProbes::work);
      Newer.call(close, threads);
    };
  }

  private static Action completionService(Workbench bench) {
    var service = new ExecutorCompletionService<String>(threads(bench));
    return () -> {
      service.submit(FutureProbes::work);
      service.take();
    };
  }

  /** The loop helps, quickly; the pool's threads take longer, and the loop waits for them. */
  private static void parallelStream() {
    Thread loop = Thread.currentThread();
    IntStream.range(0, TASKS)
        .parallel()
        .forEach(
            i -> {
              if (Thread.currentThread() != loop) {
                LockSupport.parkNanos(MILLISECONDS.toNanos(PAUSE_MILLIS));
              } else {
                spin();
              }
            });
  }

  /** Leaves the pool's threads the time to take tasks, without blocking. */
  private static void spin() {
    long end = System.nanoTime() + NANOSECONDS.convert(2, MILLISECONDS);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
