package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.PrivateFields;
import io.loopwarden.engine.work.PublicMethods;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * R2DBC's pool, which is one of reactor-pool whose functions are R2DBC's. Other pools of
 * reactor-pool, such as those of HTTP clients, are none of this kind.
 */
final class R2dbcPools implements LeasePoolType {

  private static final String POOL = "reactor.pool.SimpleDequePool";
  private static final String R2DBC = "io.r2dbc.pool.";

  /** What R2DBC gives to each of its pools. */
  private static final String[] FUNCTIONS = {"destroyHandler", "evictionPredicate"};

  @Override
  public boolean isOne(Object pool) {
    if (!pool.getClass().getName().equals(POOL)) {
      return false;
    }
    Object config = PublicMethods.call(pool, "config");
    for (String name : FUNCTIONS) {
      Object function = PublicMethods.call(config, name);
      if (function != null && function.getClass().getName().startsWith(R2DBC)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String name() {
    return R2DBC + "ConnectionPool";
  }

  @Override
  public @Nullable Object poolOf(Object owner) {
    return PrivateFields.valueOf(owner, "connectionPool");
  }

  @Override
  public List<Object> waiting(Object pool) {
    List<Object> waiting = new ArrayList<>();
    if (PrivateFields.valueOf(pool, "pending") instanceof Iterable<?> borrowers) {
      for (Object borrower : borrowers) {
        waiting.add(borrower);
      }
    }
    return waiting;
  }
}
