package io.loopwarden.hooks;

import jdk.internal.vm.annotation.DontInline;

/**
 * The entry points of woven code that concern threads: one is about to start, one becomes an event
 * loop or is none any more.
 *
 * <p>None of them is compiled into its callers. That would save nothing worth the name where a
 * thread starts or ends, and a program that starts thousands of event loops would compile all that
 * follows once more for each of the callers.
 */
public final class LoopwardenThreads {

  private LoopwardenThreads() {}

  /** Netty hands the current thread to an executor, or takes it away with null. */
  @DontInline
  public static void executorChanged(Object executor) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    if (listener == null) {
      return;
    }
    try {
      if (executor != null && listener.isEventLoop(executor)) {
        LoopwardenWeavingLatch.pass();
        LoopwardenLoops.register(Thread.currentThread(), executor, listener);
        LoopwardenIterations.first();
      } else {
        LoopwardenIterations.last();
        LoopwardenLoops.release(Thread.currentThread(), listener);
      }
    } catch (Throwable ignored) {
      // This loop stays unwatched; the application must not notice.
    }
  }

  /** A thread is about to start. */
  @DontInline
  public static void starting(Thread thread) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    if (listener == null) {
      return;
    }
    LoopwardenLoop paused = LoopwardenHooks.pause();
    try {
      listener.starting(thread);
    } catch (Throwable ignored) {
      // The thread stays unwatched; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }
}
