package io.loopwarden.hooks;

/**
 * The entry points of woven code that concern futures: what completes one, and waits for one, which
 * never end if only the waiting event loop could complete it.
 */
public final class LoopwardenFutures {

  private LoopwardenFutures() {}

  /**
   * Like {@link LoopwardenHooks#enter}, for the wait for a future: reports at once if nobody but
   * this event loop can complete it.
   */
  public static LoopwardenLoop enterAwait(Object future, int code) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return null;
    }
    LoopwardenLoop begun = LoopwardenHooks.begin(loop, code);
    if (begun != null) {
      loop.awaited = future;
      Object completer = loop.completerOf(future);
      if (completer != null) {
        loop.deadlocked = deadlockUnlessOther(loop, code, completer);
      }
    }
    return begun;
  }

  /** A future was made; an executor's thread, or who completes another future, completes it. */
  public static void completes(Object completer, Object future) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null && completer != null && future != null) {
      loop.remember(completer, future);
    }
  }

  /** The current thread is about to wait for a promise of Netty's. */
  public static void awaits(Object promise) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.awaited = promise;
    }
  }

  /** Netty refuses to wait for what nobody but the current event loop can do. */
  public static void deadlocked() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null && loop.code == LoopwardenOperationCode.NONE) {
      deadlockUnlessOther(loop, LoopwardenNatives.waitCode(), null);
    }
  }

  /**
   * Reports a deadlock, unless another thread completes the future.
   *
   * @param completer what completes the future that the event loop begins to wait for; null if it
   *     does not wait, because its framework refuses that
   * @return whether a report was made
   */
  private static boolean deadlockUnlessOther(LoopwardenLoop loop, int code, Object completer) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    if (listener == null || code == LoopwardenOperationCode.NONE) {
      return false;
    }
    int current = loop.code;
    boolean blocking = loop.blocking;
    boolean waited = loop.waited;
    loop.code = LoopwardenOperationCode.OWN_WORK; // what the engine calls is no operation
    try {
      if (completer == null || listener.isCompletedHere(completer)) {
        listener.deadlocked(loop, code, completer != null);
        return true;
      }
    } catch (Throwable ignored) {
      // A report is lost; the application must not notice.
    } finally {
      loop.code = current;
      loop.blocking = blocking;
      loop.waited = waited;
    }
    return false;
  }
}
