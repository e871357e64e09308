package com.example.blockhound;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import reactor.blockhound.BlockingOperationError;
import reactor.core.scheduler.Scheduler;

/** Code that is run on a scheduler's thread, and what came of it. */
final class Attempt {

  static final String DONE = "done";

  private Attempt() {}

  /** Runs code on a thread of a scheduler. */
  static CompletableFuture<Void> start(Scheduler scheduler, Callable<?> code) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    scheduler.schedule(
        () -> {
          try {
            code.call();
            end.complete(null);
          } catch (Throwable thrown) {
            end.completeExceptionally(thrown);
          }
        });
    return end;
  }

  /** What the code throws on a thread of a scheduler. */
  static Optional<Throwable> on(Scheduler scheduler, Callable<?> code) {
    return thrown(start(scheduler, code));
  }

  private static Optional<Throwable> thrown(CompletableFuture<Void> end) {
    try {
      end.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(e.getCause());
    }
  }

  /** The method that was refused, or what else came of the code. */
  static String outcome(Scheduler scheduler, Callable<?> code) {
    return outcomeOf(start(scheduler, code));
  }

  /** The same of code that was started. */
  static String outcomeOf(CompletableFuture<Void> end) {
    return thrown(end).map(Attempt::describe).orElse(DONE);
  }

  static String describe(Throwable thrown) {
    return thrown instanceof BlockingOperationError error
        ? "refused " + error.getMethod()
        : "threw " + thrown;
  }
}
