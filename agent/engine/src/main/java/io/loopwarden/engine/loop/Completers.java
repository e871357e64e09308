package io.loopwarden.engine.loop;

import io.loopwarden.engine.work.PublicMethods;

/**
 * Finds on which thread an executor runs its tasks, or a future of Vert.x its listeners. Asked only
 * when an event loop waits for such a future. The types are the application's, of whatever loader
 * and version, so they are met by the names of their public methods.
 */
public final class Completers {

  private Completers() {}

  /**
   * Whether the current thread, an event loop, is the one that completes what depends on this.
   *
   * @param completer an executor, or a future of Vert.x
   */
  public static boolean isCurrentLoop(Object completer) {
    if (PublicMethods.has(completer, "inEventLoop")) {
      return isTrue(completer, "inEventLoop");
    }
    Object context = PublicMethods.call(completer, "context");
    return context != null && isTrue(context, "inThread");
  }

  private static boolean isTrue(Object target, String name) {
    return Boolean.TRUE.equals(PublicMethods.call(target, name));
  }
}
