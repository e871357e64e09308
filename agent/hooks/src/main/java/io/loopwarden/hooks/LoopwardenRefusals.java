package io.loopwarden.hooks;

/**
 * Asks the engine, before an operation begins, whether the thread must not block now, and whether
 * the operation is to be refused.
 */
final class LoopwardenRefusals {

  private LoopwardenRefusals() {}

  static boolean mustNotBlock(LoopwardenLoop loop) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    loop.code = LoopwardenOperationCode.OWN_WORK;
    try {
      return listener != null && listener.mustNotBlock(loop);
    } catch (Throwable ignored) {
      return false; // whoever decides cannot: the application must not suffer
    } finally {
      loop.code = LoopwardenOperationCode.NONE;
    }
  }

  /** Refuses the operation that begins, if it is to be refused. */
  static void refuse(LoopwardenLoop loop, int code) {
    raiseWith(refusal(loop, code), loop, LoopwardenOperationCode.NONE);
  }

  /** The same for an operation that is a part of the one that runs; that one goes on. */
  static void refuseWithin(LoopwardenLoop loop, int code) {
    int running = loop.code;
    if (LoopwardenOperationCode.isOperation(running)) {
      raiseWith(refusal(loop, code), loop, running);
    }
  }

  /**
   * Asks the engine. What the program does while it is asked is no operation. What fails in here is
   * ours and no refusal: the operation runs, and is judged when it ends.
   */
  private static Throwable refusal(LoopwardenLoop loop, int code) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    int running = loop.code;
    loop.code = LoopwardenOperationCode.OWN_WORK;
    try {
      return listener == null ? null : listener.refusal(loop, code);
    } catch (Throwable ignored) {
      return null; // the application must not notice
    } finally {
      loop.code = running;
    }
  }

  private static void raiseWith(Throwable refusal, LoopwardenLoop loop, int afterwards) {
    if (refusal != null) {
      loop.code = afterwards;
      LoopwardenRefusals.<RuntimeException>raise(refusal);
    }
  }

  /** Throws whatever a program wants to be thrown, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
