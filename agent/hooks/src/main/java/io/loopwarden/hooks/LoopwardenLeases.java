package io.loopwarden.hooks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entry points of woven code that concern connections for which nobody waits on a thread: a
 * pool is asked for one, hands it out later, and gets it back. They run on any thread, also on
 * event loops, and take no lock that is held for more than a few instructions.
 *
 * <p>The same code of the frameworks serves pools that are not looked at, such as those of HTTP
 * clients. The engine says which these are; until then, and no longer, they are followed, too.
 */
public final class LoopwardenLeases {

  /** So many connections are followed at most, and so many that are asked for. */
  private static final int MOST = 4096;

  private static final int MOST_POOLS = 512;

  private static final Map<Object, LoopwardenLeasePool> POOLS = new ConcurrentHashMap<>();
  private static final Set<LoopwardenNamedPool> NAMED = ConcurrentHashMap.newKeySet();
  private static final ConcurrentHashMap<Object, LoopwardenLease> ASKED = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Object, LoopwardenLease> HELD = new ConcurrentHashMap<>();

  /** Whether the engine looks at such pools. */
  private static volatile boolean watched;

  /** Of so many more the stack is taken. Threads may overwrite each other's count. */
  private static volatile int stacksLeft;

  private LoopwardenLeases() {}

  /** Sets whether the engine looks at such pools. */
  public static void watch(boolean watched) {
    LoopwardenLeases.watched = watched;
  }

  /**
   * A framework's object for a pool was made, which may be before the engine looks at pools.
   *
   * @param configuration what the application has said of it
   */
  public static void made(Object owner, Object configuration) {
    try {
      LoopwardenNamedPool named =
          owner == null || configuration == null
              ? null
              : LoopwardenNamedPool.of(owner, configuration);
      if (named != null && (NAMED.size() < MOST_POOLS || named().size() < MOST_POOLS)) {
        NAMED.add(named);
      }
    } catch (Throwable ignored) {
      // The pool has the name of its class; the application must not notice.
    }
  }

  /**
   * A pool is asked for a connection.
   *
   * @param asker the pool's object for it
   */
  public static void asks(Object pool, Object asker) {
    if (!watched || pool == null || asker == null) {
      return;
    }
    try {
      LoopwardenLeasePool known = POOLS.get(new LoopwardenWeakKey(pool));
      if (known == null && POOLS.size() < MOST_POOLS) {
        LoopwardenLeasePool added = new LoopwardenLeasePool(pool);
        POOLS.put(added, added);
        known = POOLS.get(new LoopwardenWeakKey(pool)); // another thread's, if that was first
      }
      if (known != null && !known.ignored && ASKED.mappingCount() < MOST) {
        LoopwardenLease asked = new LoopwardenLease(asker, known, origin());
        ASKED.put(asked, asked);
      }
    } catch (Throwable ignored) {
      // Nobody learns who has the connection; the application must not notice.
    }
  }

  private static LoopwardenOrigin origin() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    int left = stacksLeft;
    if (left > 0) {
      stacksLeft = left - 1;
    }
    return new LoopwardenOrigin(
        loop == null ? null : loop.routing, left > 0 ? new Throwable() : null);
  }

  /**
   * Who asked gets a connection.
   *
   * @param lease the pool's object for the time in which it is used
   */
  public static void gets(Object asker, Object lease) {
    try {
      LoopwardenLease asked = ASKED.isEmpty() ? null : ASKED.remove(new LoopwardenWeakKey(asker));
      if (asked != null && lease != null && HELD.mappingCount() < MOST) {
        LoopwardenLease held = new LoopwardenLease(lease, asked.pool, asked.origin);
        HELD.put(held, held);
      }
    } catch (Throwable ignored) {
      // Nobody learns who has the connection; the application must not notice.
    }
  }

  /** A connection is given back, or is no longer good. */
  public static void givesBack(Object lease) {
    try {
      if (!HELD.isEmpty()) {
        HELD.remove(new LoopwardenWeakKey(lease));
      }
    } catch (Throwable ignored) {
      // It counts as in use until its pool is gone; the application must not notice.
    }
  }

  /** Whether no pool was asked so far. */
  public static boolean isEmpty() {
    return POOLS.isEmpty();
  }

  /** The pools that were asked, without those that are gone. */
  public static List<LoopwardenLeasePool> pools() {
    List<LoopwardenLeasePool> pools = new ArrayList<>();
    for (LoopwardenLeasePool pool : POOLS.values()) {
      if (pool.refersTo(null)) {
        POOLS.remove(pool);
      } else {
        pools.add(pool);
      }
    }
    return pools;
  }

  /** The objects that were made for pools with names, without those that are gone. */
  public static List<LoopwardenNamedPool> named() {
    List<LoopwardenNamedPool> named = new ArrayList<>();
    for (LoopwardenNamedPool pool : NAMED) {
      if (pool.refersTo(null)) {
        NAMED.remove(pool);
      } else {
        named.add(pool);
      }
    }
    return named;
  }

  /** What pools are asked for now. Some of these may have been given up. */
  public static List<LoopwardenLease> asked() {
    List<LoopwardenLease> asked = new ArrayList<>();
    for (Iterator<LoopwardenLease> each = ASKED.values().iterator(); each.hasNext(); ) {
      LoopwardenLease lease = each.next();
      if (lease.refersTo(null) || isOver(lease.pool)) {
        each.remove();
      } else {
        asked.add(lease);
      }
    }
    return asked;
  }

  /**
   * The connections that were not given back. Those to which nobody refers any longer are among
   * them: their pools wait for them.
   */
  public static List<LoopwardenLease> held() {
    List<LoopwardenLease> held = new ArrayList<>();
    for (Iterator<LoopwardenLease> each = HELD.values().iterator(); each.hasNext(); ) {
      LoopwardenLease lease = each.next();
      if (isOver(lease.pool)) {
        each.remove();
      } else {
        held.add(lease);
      }
    }
    return held;
  }

  private static boolean isOver(LoopwardenLeasePool pool) {
    return pool.ignored || pool.refersTo(null);
  }

  /** Of so many of those that ask next the stack is taken. */
  public static void takeStacks(int number) {
    stacksLeft = number;
  }
}
