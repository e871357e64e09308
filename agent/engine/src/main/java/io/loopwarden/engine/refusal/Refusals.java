package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is thrown instead of letting an operation run: on threads that the program has
 * declared, and with {@code mode=throw}. Runs on the application's threads.
 */
public final class Refusals {

  private final Catalogue catalogue;
  private final RefusalPolicy policy;
  private final GuardedThreads declared;

  /** What to do instead of what is refused; null unless the mode is {@code throw}. */
  private final @Nullable Advice advice;

  private final Function<String, RuntimeException> exceptions;

  /**
   * Makes refusals.
   *
   * @param isThrowing whether the mode is {@code throw}
   * @param exceptions makes what this mode throws
   */
  public Refusals(
      Catalogue catalogue,
      CodeOwners owners,
      Policy policy,
      GuardedThreads declared,
      boolean isThrowing,
      Function<String, RuntimeException> exceptions) {
    this.catalogue = catalogue;
    this.policy = new RefusalPolicy(catalogue, owners, policy);
    this.declared = declared;
    this.advice = isThrowing ? new Advice(true) : null; // read now, and not on an event loop
    this.exceptions = exceptions;
  }

  /** The threads that the program has declared. */
  public GuardedThreads declared() {
    return declared;
  }

  /** What is thrown instead of running an operation; null if it runs, and is judged later. */
  public @Nullable Throwable of(LoopwardenLoop loop, int code) {
    if (loop.declared) {
      return declared.refusal(loop, code);
    }
    Advice instead = advice;
    return instead == null ? null : byMode(loop, code, instead);
  }

  private @Nullable Throwable byMode(LoopwardenLoop loop, int code, Advice instead) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    Operation operation = catalogue.operation(LoopwardenOperationCode.numberOf(code));
    if (!policy.mayRefuse(operation, stack)) {
      return null;
    }
    RuntimeException refusal =
        exceptions.apply(
            operation.name()
                + " would block event loop "
                + loop.thread.getName()
                + ". "
                + instead.of(operation, operation.name(), policy.callersOf(stack)).words());
    refusal.setStackTrace(RefusalPolicy.withoutOwnFrames(stack));
    return refusal;
  }
}
