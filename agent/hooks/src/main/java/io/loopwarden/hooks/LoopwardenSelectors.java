package io.loopwarden.hooks;

import jdk.internal.vm.annotation.DontInline;

/** Tells the selector that an event loop idles on from those that its tasks use. */
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
            && !loop.pulse.hasWaited()
            && isIdledOn(loop, selector, LoopwardenHooks.OWN_WORK);
  }

  /**
   * Whether it is the loop itself that selects, by the stack; remembers the selector if so.
   *
   * @param code what the loop does meanwhile
   */
  @DontInline
  static boolean isIdledOn(LoopwardenLoop loop, Object selector, int code) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    boolean isIdling = true; // if that cannot be told: a report is lost
    loop.code = code; // so that what the engine itself calls is no operation of its own
    try {
      isIdling = listener == null || listener.isIdling();
    } catch (Throwable ignored) {
      // The application must not notice.
    } finally {
      loop.code = LoopwardenHooks.NONE;
    }
    if (isIdling) {
      loop.ownSelector = selector; // once: storing a reference has its price with some collectors
    }
    return isIdling;
  }
}
