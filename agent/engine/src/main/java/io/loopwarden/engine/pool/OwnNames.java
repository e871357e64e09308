package io.loopwarden.engine.pool;

import io.loopwarden.engine.text.PlainText;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenNamedPool;

/** The names that applications give to their pools. Only the thread of {@link PoolWatch} asks. */
final class OwnNames {

  /** What begins the name that Vert.x gives to a pool without one. */
  private static final String OF_VERTX = "__vertx.";

  private OwnNames() {}

  /** The pool's own name or, where it has none, what people call one of its kind. */
  static String of(Object pool, LeasePoolType type) {
    for (LoopwardenNamedPool named : LoopwardenLeases.named()) {
      Object owner = named.get();
      if (owner != null && type.poolOf(owner) == pool) {
        return isOwn(named.name) ? PlainText.name(named.name) : type.name();
      }
    }
    return type.name();
  }

  private static boolean isOwn(String name) {
    return !name.isBlank() && !name.startsWith(OF_VERTX);
  }
}
