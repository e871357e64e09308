package com.example.blockhound;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.ReactorBlockHoundIntegration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What Reactor's schedulers promise under BlockHound. This class is loaded before the installation,
 * and makes the calls itself.
 */
public final class ReactorProgram {

  private static final int ROUNDS = 100;
  private static final int TASKS = 257; // the queue of a scheduler grows at 16, 24, …, 273

  private ReactorProgram() {}

  /** Installs with Reactor's integration alone, or with all if an argument says so. */
  public static void main(String[] arguments) {
    if (arguments[0].equals("all")) {
      BlockHound.install();
    } else {
      BlockHound.builder().with(new ReactorBlockHoundIntegration()).install();
    }
    List.of(
            new Situation("sleep", () -> outcome(ReactorProgram::sleeps)),
            new Situation("sleep of a task", () -> Attempt.outcome(parallel(), sleep())),
            new Situation("yield on subscribe", () -> outcome(ReactorProgram::yieldsOnSubscribe)),
            new Situation("yield in an operator", () -> outcome(ReactorProgram::yieldsInOperator)),
            new Situation("a bounded scheduler is made", ReactorProgram::makesBounded),
            new Situation("tasks come from ten threads", ReactorProgram::fillsBounded),
            new Situation("tasks are cancelled", () -> cancels(false)),
            new Situation("tasks of a worker are cancelled", () -> cancels(true)),
            new Situation("service", ReactorProgram::services))
        .forEach(Situation::print);
    System.exit(0);
  }

  private static Scheduler parallel() {
    return Schedulers.parallel();
  }

  private static Callable<?> sleep() {
    return () -> {
      Thread.sleep(1);
      return "";
    };
  }

  private static String outcome(Function<CompletableFuture<Object>, Disposable> chain) {
    CompletableFuture<Object> end = new CompletableFuture<>();
    chain.apply(end);
    try {
      end.join();
      return Attempt.DONE;
    } catch (CompletionException e) {
      return Attempt.describe(e.getCause());
    }
  }

  private static Disposable sleeps(CompletableFuture<Object> end) {
    return Mono.fromCallable(sleep())
        .subscribeOn(parallel())
        .subscribe(end::complete, end::completeExceptionally);
  }

  /** Without a refusal it is the end of the chain that ends the wait. */
  private static Disposable yieldsOnSubscribe(CompletableFuture<Object> end) {
    return Mono.fromRunnable(Thread::yield)
        .subscribeOn(parallel())
        .subscribe(end::complete, end::completeExceptionally, () -> end.complete(""));
  }

  private static Disposable yieldsInOperator(CompletableFuture<Object> end) {
    return Mono.delay(Duration.ofMillis(1))
        .doOnNext(tick -> Thread.yield())
        .subscribe(end::complete, end::completeExceptionally);
  }

  private static String makesBounded() {
    return Attempt.outcome(
        Schedulers.single(),
        () -> {
          Schedulers.newBoundedElastic(1, 1, "made").dispose();
          return "";
        });
  }

  private static String fillsBounded() {
    Scheduler bounded = Schedulers.newBoundedElastic(1, ROUNDS, "filled");
    Scheduler.Worker worker = bounded.createWorker();
    try {
      return together(10, () -> worker.schedule(() -> {}, 1, TimeUnit.HOURS));
    } finally {
      worker.dispose();
      bounded.dispose();
    }
  }

  private static String cancels(boolean byWorker) {
    for (int round = 0; round < ROUNDS; round++) {
      Scheduler scheduler = Schedulers.newSingle("cancelled");
      Scheduler.Worker worker = scheduler.createWorker();
      IntStream.rangeClosed(1, TASKS).forEach(delay -> later(scheduler, worker, byWorker, delay));
      Disposable task = later(scheduler, worker, byWorker, 1000);
      String outcome =
          together(
              2,
              () -> {
                task.dispose();
                return "";
              });
      worker.dispose();
      scheduler.dispose();
      if (!outcome.equals(Attempt.DONE)) {
        return outcome;
      }
    }
    return Attempt.DONE;
  }

  private static Disposable later(
      Scheduler scheduler, Scheduler.Worker worker, boolean byWorker, int delayMillis) {
    Runnable nothing = () -> {};
    return byWorker
        ? worker.schedule(nothing, delayMillis, TimeUnit.MILLISECONDS)
        : scheduler.schedule(nothing, delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Runs code on several threads that must not block, as nearly at once as that is possible. */
  private static String together(int count, Callable<?> code) {
    Scheduler threads = Schedulers.newParallel("together", count);
    AtomicInteger missing = new AtomicInteger(count);
    Callable<?> atOnce =
        () -> {
          missing.decrementAndGet();
          while (missing.get() > 0) {
            // neither parks nor yields: both are refused
          }
          return code.call();
        };
    try {
      return IntStream.range(0, count)
          .mapToObj(number -> Attempt.start(threads, atOnce))
          .toList()
          .stream()
          .map(Attempt::outcomeOf)
          .filter(outcome -> !outcome.equals(Attempt.DONE))
          .findFirst()
          .orElse(Attempt.DONE);
    } finally {
      threads.dispose();
    }
  }

  private static String services() {
    return ServiceLoader.load(BlockHoundIntegration.class).stream()
        .map(provider -> provider.type().getName())
        .filter(ReactorBlockHoundIntegration.class.getName()::equals)
        .findFirst()
        .orElse("none");
  }
}
