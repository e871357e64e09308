package io.loopwarden.hooks;

/**
 * Asks the engine, before an operation begins, whether the thread must not block now, and whether
 * the operation is to be refused.
 */
final class LoopwardenRefusals {

  private LoopwardenRefusals() {}

  static boolean mustNotBlock(LoopwardenLoop loop) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    loop.code = LoopwardenOperationCode.OWN_WORK;
    try {
      return listener != null && listener.mustNotBlock(loop);
    } catch (Throwable ignored) {
      return false; // whoever decides cannot: the application must not suffer
    } finally {
      loop.code = LoopwardenOperationCode.NONE;
    }
  }

  /** What fails in here is ours and no refusal: the operation runs, and is judged when it ends. */
  static void refuse(LoopwardenLoop loop, int code) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    Throwable refusal = null;
    try {
      if (listener != null) {
        refusal = listener.refusal(loop, code);
      }
    } catch (Throwable ignored) {
      // The operation is not refused; the application must not notice.
    }
    if (refusal != null) {
      loop.code = LoopwardenOperationCode.NONE;
      LoopwardenRefusals.<RuntimeException>raise(refusal);
    }
  }

  /** Throws whatever a program wants to be thrown, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
