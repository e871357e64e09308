package io.loopwarden.engine.pool;

import io.loopwarden.engine.text.PlainText;
import io.loopwarden.engine.work.WorkDescription;
import org.jspecify.annotations.Nullable;

/** The routes of requests that threads work for which event loops have handed work to. */
final class ThreadRoutes {

  private ThreadRoutes() {}

  /** The route; null if none is known, as on other threads than those of Vert.x. */
  static @Nullable String of(@Nullable Thread thread) {
    String route = thread == null ? null : WorkDescription.routeOf(thread);
    return route == null ? null : PlainText.name(route);
  }
}
