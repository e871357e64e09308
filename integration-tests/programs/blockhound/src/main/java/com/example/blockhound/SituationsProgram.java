package com.example.blockhound;

import io.reactivex.Flowable;
import io.reactivex.Single;
import io.reactivex.exceptions.CompositeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Schedulers;

/** What people do with BlockHound's API, one situation after the other. */
public final class SituationsProgram {

  private static final ThreadLocal<Boolean> MAY_BLOCK = ThreadLocal.withInitial(() -> true);

  /** The name of a thread of no class of its own that must not block. */
  private static final String PLAIN = "plain but strict";

  private SituationsProgram() {}

  public static void main(String[] arguments) throws Exception {
    Samples.Legacy.fetch(); // loaded before it is woven
    Thread main = Thread.currentThread();
    BlockHound.install(
        Integrations.given("late", 2),
        Integrations.given("later than none", 1),
        Integrations.given("first of equals", 0),
        Integrations.given("second of equals", 0),
        builder ->
            builder
                .markAsBlocking(Samples.Legacy.class, "fetch", "()V")
                .allowBlockingCallsInside(Samples.Store.class.getName(), "load")
                .disallowBlockingCallsInside(Samples.Store.class.getName(), "parse")
                .allowBlockingCallsInside(Samples.Table.class.getName(), "<clinit>")
                .addDynamicThreadPredicate(thread -> thread == main)
                .addDynamicThreadPredicate(Samples.Moody.class::isInstance)
                .nonBlockingThreadPredicate(known -> known.or(SituationsProgram::isStrict)));
    for (Situation situation : situations()) {
      situation.print();
    }
    System.exit(0);
  }

  private static boolean isStrict(Thread thread) {
    return thread instanceof Samples.Moody moody
        ? moody.isStrict()
        : thread.getName().equals(PLAIN) || thread == Thread.currentThread() && !MAY_BLOCK.get();
  }

  private static List<Situation> situations() throws Exception {
    List<Situation> all = new ArrayList<>();
    BlockingCalls.byNature()
        .forEach(
            (name, call) -> {
              all.add(new Situation(name, () -> Attempt.outcome(Schedulers.parallel(), call)));
              all.add(
                  new Situation(
                      name + " where allowed",
                      () -> Attempt.outcome(Schedulers.boundedElastic(), call)));
              all.add(new Situation(name + " in a flux", () -> inFlux(call)));
            });
    BlockingCalls.byChance()
        .forEach(
            (name, call) ->
                all.add(new Situation(name, () -> Attempt.outcome(Schedulers.parallel(), call))));
    all.add(new Situation("integrations", () -> String.join(", ", Integrations.APPLIED)));
    all.add(new Situation("disallowed inside allowed", SituationsProgram::disallowed));
    all.add(
        new Situation(
            "marked method",
            () -> Attempt.outcome(Schedulers.parallel(), call(Samples.Legacy::fetch))));
    all.add(new Situation("marked method did not run", () -> "" + Samples.Legacy.fetches));
    all.add(new Situation("this thread changes its mind", SituationsProgram::thisThread));
    all.add(new Situation("a thread changes its mind", SituationsProgram::moodyThread));
    all.add(new Situation("a plain thread, by its name", () -> inPool(PLAIN)));
    all.add(new Situation("another plain thread", () -> inPool("plain")));
    all.add(
        new Situation(
            "class loader",
            () ->
                Attempt.outcome(
                    Schedulers.parallel(),
                    () -> new Samples.SlowLoader().loadClass("java.lang.String"))));
    all.add(
        new Situation(
            "static initialiser",
            () -> Attempt.outcome(Schedulers.parallel(), () -> Samples.Table.READY)));
    all.add(new Situation("maps are initialised", SituationsProgram::maps));
    all.add(new Situation("stack", SituationsProgram::stack));
    all.add(new Situation("rxjava single", () -> rx(SituationsProgram::single)));
    all.add(new Situation("rxjava flowable", () -> rx(SituationsProgram::flowable)));
    all.add(new Situation("rxjava beside reactor", () -> rx(SituationsProgram::interop)));
    return all;
  }

  private static Callable<?> call(Runnable code) {
    return () -> {
      code.run();
      return "";
    };
  }

  private static String inFlux(Callable<?> call) {
    try {
      Flux.from(Mono.fromCallable(call)).hide().subscribeOn(Schedulers.parallel()).blockLast();
      return Attempt.DONE;
    } catch (RuntimeException e) {
      return Attempt.describe(e.getCause());
    }
  }

  private static String disallowed() {
    Optional<Throwable> thrown = Attempt.on(Schedulers.parallel(), Samples.Store::load);
    return thrown
        .map(
            error ->
                Attempt.describe(error)
                    + " in "
                    + Stream.of(error.getStackTrace())
                        .filter(frame -> frame.getClassName().contains("Store"))
                        .map(StackTraceElement::getMethodName)
                        .collect(Collectors.joining(" called by ")))
        .orElse(Attempt.DONE);
  }

  private static String thisThread() throws InterruptedException {
    Thread.sleep(0);
    MAY_BLOCK.set(false);
    String outcome;
    try {
      Thread.sleep(0);
      outcome = "slept";
    } catch (BlockingOperationError e) {
      outcome = Attempt.describe(e);
    } finally {
      MAY_BLOCK.remove();
    }
    Thread.sleep(0);
    return outcome;
  }

  private static String moodyThread() {
    Samples.Moody thread = new Samples.Moody();
    thread.start();
    return thread.outcome();
  }

  /** On the one thread of a pool, which also waits for work between two tasks. */
  private static String inPool(String threadName) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, threadName));
    try {
      Callable<String> task =
          () -> {
            try {
              Thread.sleep(1);
              return "slept";
            } catch (BlockingOperationError e) {
              return Attempt.describe(e);
            }
          };
      return pool.submit(task).get() + ", " + pool.submit(task).get();
    } finally {
      pool.shutdown();
    }
  }

  private static String maps() {
    for (int i = 0; i < 100; i++) {
      ConcurrentHashMap<Integer, Boolean> map = new ConcurrentHashMap<>();
      Flux.range(0, 4)
          .parallel(4)
          .runOn(Schedulers.parallel())
          .doOnNext(key -> map.put(key, true))
          .sequential()
          .blockLast();
    }
    return Attempt.DONE;
  }

  private static String stack() {
    CompletableFuture<Throwable> caught = new CompletableFuture<>();
    class Strict extends Thread implements NonBlocking {
      @Override
      public void run() {
        try {
          Thread.sleep(0);
          caught.complete(new AssertionError("slept"));
        } catch (Throwable thrown) {
          caught.complete(thrown);
        }
      }
    }

    new Strict().start();
    return Stream.of(caught.join().getStackTrace())
        .map(frame -> frame.getClassName() + '.' + frame.getMethodName())
        .collect(Collectors.joining(" < "));
  }

  private static String rx(Supplier<?> chain) {
    try {
      return "got " + chain.get();
    } catch (CompositeException e) {
      return Attempt.describe(e.getExceptions().get(0));
    } catch (RuntimeException e) {
      return Attempt.describe(e.getCause());
    } catch (BlockingOperationError e) {
      return Attempt.describe(e);
    }
  }

  private static Object single() {
    return Single.timer(1, TimeUnit.MILLISECONDS)
        .doOnSuccess(tick -> Thread.sleep(1))
        .blockingGet();
  }

  private static Object flowable() {
    return Flowable.timer(1, TimeUnit.MILLISECONDS)
        .doOnEach(signal -> Thread.sleep(1))
        .blockingFirst();
  }

  private static Object interop() {
    return Flux.from(Flowable.timer(1, TimeUnit.MILLISECONDS))
        .doOnEach(signal -> sleep())
        .blockFirst();
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
