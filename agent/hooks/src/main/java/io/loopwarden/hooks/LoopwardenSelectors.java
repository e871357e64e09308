package io.loopwarden.hooks;

import jdk.internal.vm.annotation.DontInline;

/** Distinguishes the selector that an event loop idles on from those that its tasks use. */
final class LoopwardenSelectors {

  private LoopwardenSelectors() {}

  /**
   * Whether the loop that selects without waiting idles on this selector. One that never waits is
   * known by its first look; the stack is walked once for it, and never where a loop has waited
   * elsewhere.
   */
  static boolean isOwn(LoopwardenLoop loop, Object selector) {
    return loop.ownSelector == selector
        || loop.ownSelector == null
            && !loop.metrics.hasWaited()
            && isIdledOn(loop, selector, LoopwardenOperationCode.OWN_WORK);
  }

  /**
   * Whether it is the loop itself that selects; remembers the selector if so. At the first look of
   * a loop that is watched from its first moment on, it is if no task and no channel is at work:
   * nothing else can have run on it. Otherwise the stack shows it.
   *
   * @param code what the loop does meanwhile
   */
  @DontInline
  static boolean isIdledOn(LoopwardenLoop loop, Object selector, int code) {
    if (isFirst(loop)) {
      loop.ownSelector = selector;
      return true;
    }
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    boolean isIdling = true; // if that is not known: a report is lost
    loop.code = code; // so that what the engine itself calls is no operation of its own
    try {
      isIdling = listener == null || listener.isIdling();
    } catch (Throwable ignored) {
      // The application must not notice.
    } finally {
      loop.code = LoopwardenOperationCode.NONE;
    }
    if (isIdling) {
      loop.ownSelector = selector; // once: storing a reference has its price with some collectors
    }
    return isIdling;
  }

  /** A walk of the stack would be a large part of what a loop costs that lives for a moment. */
  private static boolean isFirst(LoopwardenLoop loop) {
    return loop.begun
        && loop.ownSelector == null
        && loop.task == null
        && loop.pipeline == null
        && !loop.metrics.hasWaited();
  }

  /**
   * An event loop waits for events, and an operation has never ended: a stack overflow ended a hook
   * half-way. Without this, all later operations would seem to be inner ones, and the loop would be
   * silent for ever.
   *
   * @return whether nothing runs now; false inside of another wait, and of an operation that has a
   *     loop of its own
   */
  @DontInline
  static boolean heal(LoopwardenLoop loop) {
    if (loop.code == LoopwardenOperationCode.IDLE || !isIdling()) {
      return false;
    }
    loop.code = LoopwardenOperationCode.NONE;
    loop.task = null;
    loop.pipeline = null;
    loop.route = null;
    loop.routing = null;
    loop.recorded = null;
    return true;
  }

  private static boolean isIdling() {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    try {
      return listener != null && listener.isIdling();
    } catch (Throwable ignored) {
      return false; // the loop stays silent; the application must not notice
    }
  }
}
