package io.loopwarden.hooks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The executors that event loops hand work to. Woven code reports each piece of work; the engine
 * looks at the executors from a thread of its own.
 *
 * <p>On other threads than event loops, the hook costs what the question "is this thread an event
 * loop?" costs. An event loop remembers the executor of its last piece of work; for another one it
 * looks into a table. The table is never changed but replaced, when an executor gets its first
 * piece of work, and there is no lock.
 */
public final class LoopwardenPools {

  /** So many are followed; others are left out until some of these are gone. */
  private static final int MOST = 512;

  /** So many of them may be queues: there can be one for each part of an application. */
  private static final int MOST_WITH_QUEUES = MOST / 2;

  private static final int SLOTS_FOR_EACH = 4;

  private static final AtomicReference<LoopwardenPool[]> TABLE =
      new AtomicReference<>(new LoopwardenPool[SLOTS_FOR_EACH]);

  /** Whether the engine looks at pools. */
  private static volatile boolean watched;

  private static volatile boolean full;
  private static volatile boolean fullForQueues;

  private LoopwardenPools() {}

  /** Sets whether the engine looks at pools. */
  public static void watch(boolean watched) {
    LoopwardenPools.watched = watched;
  }

  /** A task is handed to an executor. Runs on any thread. */
  public static void handed(Object executor) {
    handed(watchedLoop(), executor, full, MOST);
  }

  /**
   * The same of an executor whose tasks may be what {@code submit} has returned: who waits for one
   * waits for the executor. Runs on any thread.
   */
  public static void handedTask(Object executor, Object task) {
    LoopwardenLoop loop = watchedLoop();
    handed(loop, executor, full, MOST);
    try {
      if (loop != null && task instanceof FutureTask && executor != null) {
        loop.remember(executor, task);
      }
    } catch (Throwable ignored) {
      // It will not be known what it waits for; the application must not notice.
    }
  }

  /** A task is handed to a queue, which hands one after the other on. Runs on any thread. */
  public static void queued(Object queue) {
    handed(watchedLoop(), queue, fullForQueues, MOST_WITH_QUEUES);
  }

  /** The event loop of the current thread; null if it is none, or nobody looks at pools. */
  private static LoopwardenLoop watchedLoop() {
    return watched ? LoopwardenLoops.current() : null;
  }

  private static void handed(LoopwardenLoop loop, Object executor, boolean isFull, int most) {
    if (loop == null || executor == null) {
      return;
    }
    try {
      note(loop, executor, isFull, most);
    } catch (Throwable ignored) {
      // The pool stays unknown until the next task; the application must not notice.
    }
  }

  private static void note(LoopwardenLoop loop, Object executor, boolean isFull, int most) {
    LoopwardenPool pool = loop.pool;
    if (pool == null || !pool.refersTo(executor)) {
      int hash = System.identityHashCode(executor);
      pool = find(TABLE.get(), executor, hash);
      if (pool == null) {
        pool = isFull ? null : add(executor, hash, most);
      }
      loop.pool = pool;
    }
    if (pool != null) {
      pool.handed(loop.routing);
    }
  }

  private static LoopwardenPool find(LoopwardenPool[] table, Object executor, int hash) {
    int mask = table.length - 1;
    int index = hash & mask;
    while (true) {
      LoopwardenPool pool = table[index];
      if (pool == null || pool.hash == hash && pool.refersTo(executor)) {
        return pool;
      }
      index = index + 1 & mask;
    }
  }

  private static LoopwardenPool add(Object executor, int hash, int most) {
    while (true) {
      LoopwardenPool[] before = TABLE.get();
      LoopwardenPool known = find(before, executor, hash);
      if (known != null) {
        return known;
      }
      List<LoopwardenPool> pools = living(before);
      if (pools.size() >= most) {
        full = pools.size() >= MOST;
        fullForQueues = true;
        return null;
      }
      LoopwardenPool added = new LoopwardenPool(executor, hash);
      pools.add(added);
      if (TABLE.compareAndSet(before, tableOf(pools))) {
        return added;
      }
    }
  }

  private static List<LoopwardenPool> living(LoopwardenPool[] table) {
    List<LoopwardenPool> living = new ArrayList<>();
    for (LoopwardenPool pool : table) {
      if (pool != null && !pool.refersTo(null)) {
        living.add(pool);
      }
    }
    return living;
  }

  private static LoopwardenPool[] tableOf(List<LoopwardenPool> pools) {
    int slots = Integer.highestOneBit(Math.max(1, pools.size())) * SLOTS_FOR_EACH;
    LoopwardenPool[] table = new LoopwardenPool[slots];
    int mask = slots - 1;
    for (LoopwardenPool pool : pools) {
      int index = pool.hash & mask;
      while (table[index] != null) {
        index = index + 1 & mask;
      }
      table[index] = pool;
    }
    return table;
  }

  /** Whether no event loop has handed work to an executor so far. */
  public static boolean isEmpty() {
    return TABLE.get().length == SLOTS_FOR_EACH && all().isEmpty();
  }

  /** The executors that event loops have handed work to, without those that are gone. */
  public static List<LoopwardenPool> all() {
    List<LoopwardenPool> living = living(TABLE.get());
    full = full && living.size() >= MOST;
    fullForQueues = fullForQueues && living.size() >= MOST_WITH_QUEUES;
    return living;
  }
}
