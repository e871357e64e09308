package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.PrivateFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool of the SQL clients of Vert.x 4 and 5. Its code also serves HTTP clients; what opens the
 * connections says whose it is.
 */
final class VertxSqlPools implements LeasePoolType {

  private static final String SQL = "io.vertx.sqlclient.";

  /** The list changes meanwhile, so a walk of it might not end. */
  private static final int MOST_WAITERS = 10_000;

  @Override
  public boolean isOne(Object pool) {
    Object connector = PrivateFields.valueOf(pool, "connector");
    return connector != null && connector.getClass().getName().startsWith(SQL);
  }

  @Override
  public String name() {
    return SQL + "Pool";
  }

  @Override
  public @Nullable Object poolOf(Object owner) {
    return PrivateFields.valueOf(PrivateFields.valueOf(owner, "pool"), "pool");
  }

  @Override
  public List<Object> waiting(Object pool) {
    List<Object> waiting = new ArrayList<>();
    Object head = PrivateFields.valueOf(PrivateFields.valueOf(pool, "waiters"), "head");
    Object waiter = next(head);
    while (waiter != null && waiter != head && waiting.size() < MOST_WAITERS) {
      Object asker = PrivateFields.valueOf(waiter, "handler");
      if (asker != null) {
        waiting.add(asker);
      }
      waiter = next(waiter);
    }
    return waiting;
  }

  private static @Nullable Object next(@Nullable Object waiter) {
    return PrivateFields.valueOf(waiter, "next");
  }
}
