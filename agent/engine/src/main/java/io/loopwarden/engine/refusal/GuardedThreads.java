package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which the program itself says that they must not block, and what it wants to be done
 * before something blocks them. Everything here but {@link #declare} runs on the application's
 * threads.
 */
public final class GuardedThreads {

  private final Catalogue catalogue;
  private final Policy policy;
  private final RefusalPolicy refusals;

  /** What is refused as BlockHound does; null if only what blocks by nature is refused. */
  private final @Nullable StrictMethods strict;

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable NonBlockingRules declaration;

  /**
   * Makes it without a declaration.
   *
   * @param isStrict whether to refuse as BlockHound does, and to name methods as it does
   */
  public GuardedThreads(Catalogue catalogue, CodeOwners owners, Policy policy, boolean isStrict) {
    this.strict = isStrict ? StrictMethods.load(Runtime.version().feature()) : null;
    this.catalogue = catalogue;
    this.policy = policy;
    this.refusals = new RefusalPolicy(catalogue, owners, policy);
  }

  /**
   * Takes a program's declaration, unless there is one already.
   *
   * @param engine watches the threads
   * @param installation weaves what the declaration needs
   * @return whether it is the first one
   * @throws RuntimeException if it cannot be understood, or what it names throws; then it does not
   *     count, and another can follow
   */
  public boolean declare(
      Map<?, ?> fields, LoopwardenHookCallbacks engine, Installation installation) {
    NonBlockingRules given = NonBlockingRules.of(fields);
    if (!begun.compareAndSet(false, true)) {
      return false;
    }
    boolean done = false;
    try {
      apply(given, engine, installation);
      done = true;
    } finally {
      if (!done) {
        declaration = null;
        begun.set(false);
      }
    }
    return true;
  }

  private void apply(
      NonBlockingRules given, LoopwardenHookCallbacks engine, Installation installation) {
    List<Target> targets = given.targets(catalogue.operation(Catalogue.MARKED));
    policy.add(given.rules());
    installation.weaveJdk();
    installation.mark(targets);
    declaration = given;
    LoopwardenHooks.refuse();
    installation.tellThreads();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      take(thread, engine);
    }
  }

  /** Looks whether a thread that runs, or is about to, must not block. */
  public void take(Thread thread, LoopwardenHookCallbacks engine) {
    NonBlockingRules declared = declaration;
    if (declared == null || AgentThreads.isOwn(thread)) {
      return;
    }
    if (declared.asked().test(thread)) {
      LoopwardenLoops.declare(thread, true, engine);
    } else if (declared.nonBlocking().test(thread)) {
      LoopwardenLoops.declare(thread, false, engine);
    }
  }

  /** Whether a thread that is asked at each operation must not block now. */
  public boolean mustNotBlock(Thread thread) {
    NonBlockingRules declared = declaration;
    return declared != null && declared.nonBlocking().test(thread);
  }

  /**
   * Passes an operation that is about to run to the program, unless it is allowed here or an
   * exception would break more than the call.
   *
   * @return what the program throws instead of letting it run, or null
   */
  public @Nullable Throwable refusal(LoopwardenLoop loop, int code) {
    NonBlockingRules declared = declaration;
    Operation operation = catalogue.operation(LoopwardenOperationCode.numberOf(code));
    StrictMethods.MethodName other = strict == null ? null : strict.nameOf(operation);
    if (declared == null || other == null && !operation.blocking()) {
      return null;
    }
    StackTraceElement[] stack = new Throwable().getStackTrace();
    if (!operation.blocking() && StrictMethods.isPrinting(stack)) {
      return null;
    }
    if (!refusals.mayRefuse(operation, stack, operation.blocking())) {
      return null;
    }
    CalledMethod called = CalledMethod.of(operation, RefusalPolicy.withoutOwnFrames(stack));
    if (other != null) {
      called = called.named(other);
    }
    try {
      declared
          .handler()
          .accept(
              new Object[] {called.className(), called.name(), called.modifiers(), called.stack()});
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
