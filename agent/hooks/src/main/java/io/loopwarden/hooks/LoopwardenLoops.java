package io.loopwarden.hooks;

import java.util.List;
import jdk.internal.vm.annotation.DontInline;

/**
 * The event loops of this JVM, found by thread.
 *
 * <p>The question "is this thread an event loop?" is asked at every call of a woven method, on
 * every thread, so its "no" must cost next to nothing: one volatile read of a {@link
 * LoopwardenTable}'s array, one multiplication and, nearly always, one null. Threads are hashed by
 * their id. The identity hash code is no alternative: once a thread's monitor is inflated it costs
 * 20 ns.
 *
 * <p>Most threads do not even get to the table: event loops run on threads of classes of their own
 * (Netty's {@code FastThreadLocalThread} and what extends it), most others on plain {@code Thread}
 * or virtual threads. While no loop runs on such an ordinary thread, the thread's class answers.
 *
 * <p>Concurrency: the tables' own rules, and one lock for all who change them. The engine learns of
 * a loop before anybody can find it, and of its end after nobody can, both outside the lock. A loop
 * stays strongly reachable from the tables only while it is registered.
 */
public final class LoopwardenLoops {

  /** The class of virtual threads, or null where there are none. */
  private static final Class<?> VIRTUAL = virtualThreads();

  private static final LoopwardenTable BY_THREAD = new LoopwardenTable();

  /** The same loops, by the identity of their executors. */
  private static final LoopwardenTable BY_EXECUTOR = new LoopwardenTable();

  /** How many loops run on threads of ordinary classes; under the lock. */
  private static int ordinaryLoops;

  /**
   * Whether a loop runs on a thread of an ordinary class; set before that loop can be found, and
   * reset after it cannot.
   */
  private static volatile boolean ordinaryThreadsToo;

  private LoopwardenLoops() {}

  /** The current thread's loop, or null if the current thread is no event loop. */
  static LoopwardenLoop current() {
    Thread thread = Thread.currentThread();
    return isOrdinary(thread) && !ordinaryThreadsToo ? null : find(thread);
  }

  private static boolean isOrdinary(Thread thread) {
    Class<?> type = thread.getClass();
    return type == Thread.class || type == VIRTUAL;
  }

  private static Class<?> virtualThreads() {
    try {
      return Class.forName("java.lang.VirtualThread", false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** A thread's loop, or null if it is no event loop. */
  public static LoopwardenLoop find(Thread thread) {
    LoopwardenLoop[] slots = BY_THREAD.slots;
    int mask = slots.length - 1;
    int index = hash(thread) & mask;
    while (true) {
      LoopwardenLoop loop = slots[index];
      if (loop == null || loop.thread == thread) {
        return loop;
      }
      index = index + 1 & mask;
    }
  }

  /** An executor's loop, or null if it is none. */
  public static LoopwardenLoop ofExecutor(Object executor) {
    LoopwardenLoop[] slots = BY_EXECUTOR.slots;
    int mask = slots.length - 1;
    int index = System.identityHashCode(executor) & mask;
    while (true) {
      LoopwardenLoop loop = slots[index];
      if (loop == null || loop.executor == executor) {
        return loop;
      }
      index = index + 1 & mask;
    }
  }

  /** All loops, in no order. */
  public static List<LoopwardenLoop> all() {
    return BY_THREAD.all();
  }

  /**
   * Copies what is in places of the table that follow each other, as a circle.
   *
   * @param from which place is the first; any number
   * @param into gets the loops, and null for an empty place; one that was removed is never busy
   * @return how many places the table has
   */
  public static int some(int from, LoopwardenLoop[] into) {
    LoopwardenLoop[] slots = BY_THREAD.slots;
    int mask = slots.length - 1;
    for (int i = Math.min(slots.length, into.length) - 1; i >= 0; i--) {
      into[i] = slots[from + i & mask];
    }
    return slots.length;
  }

  /** How often a table was copied so far, for tests: registering a loop must not copy one. */
  static int copies() {
    synchronized (LoopwardenLoops.class) {
      return BY_THREAD.copies() + BY_EXECUTOR.copies();
    }
  }

  /** Makes a thread an event loop. Does nothing if it is one already. */
  public static void register(Thread thread, LoopwardenHookCallbacks engine) {
    register(thread, null, engine);
  }

  /**
   * Makes a thread an event loop. Does nothing if it is one already.
   *
   * @param executor Netty's executor that runs on the thread, or null if that is not known
   */
  static void register(Thread thread, Object executor, LoopwardenHookCallbacks engine) {
    LoopwardenLoop known = find(thread);
    if (known == null) {
      add(new LoopwardenLoop(thread, executor), engine);
    } else if (known.declared && executor != null && known.executor != executor) {
      changeExecutor(known, executor);
      engine.executorStarted(known);
    }
  }

  /**
   * Watches a thread of which the program declares that it must not block, like an event loop,
   * whatever runs on it and until it ends.
   *
   * @param asked whether to ask the engine at each operation if that holds now
   */
  public static void declare(Thread thread, boolean asked, LoopwardenHookCallbacks engine) {
    LoopwardenLoop loop = find(thread);
    if (loop == null) {
      loop = new LoopwardenLoop(thread, null);
      loop.declared = true;
      loop.asked = asked;
      if (add(loop, engine)) {
        return;
      }
      loop = find(thread); // another thread was faster
    }
    if (loop != null) {
      synchronized (LoopwardenLoops.class) {
        loop.declared = true;
        loop.asked = asked;
      }
    }
  }

  /** Adds a loop, unless another thread has added its thread meanwhile. */
  @DontInline
  private static boolean add(LoopwardenLoop loop, LoopwardenHookCallbacks engine) {
    engine.loopStarted(loop);
    boolean added = false;
    synchronized (LoopwardenLoops.class) {
      if (find(loop.thread) == null) {
        if (isOrdinary(loop.thread)) {
          ordinaryLoops++;
          ordinaryThreadsToo = true;
        }
        BY_THREAD.add(loop, hash(loop.thread));
        addExecutor(loop); // after its thread: who finds it by its executor finds it among all, too
        added = true;
      }
    }
    if (!added) {
      engine.loopEnded(loop);
    }
    return added;
  }

  private static void addExecutor(LoopwardenLoop loop) {
    if (loop.executor != null) {
      BY_EXECUTOR.add(loop, System.identityHashCode(loop.executor));
    }
  }

  private static void removeExecutor(LoopwardenLoop loop) {
    if (loop.executor != null) {
      BY_EXECUTOR.remove(loop, System.identityHashCode(loop.executor));
    }
  }

  private static void changeExecutor(LoopwardenLoop loop, Object executor) {
    synchronized (LoopwardenLoops.class) {
      removeExecutor(loop);
      loop.executor = executor;
      addExecutor(loop);
    }
  }

  /** No executor of an event loop runs on a thread any more, which may be watched all the same. */
  static void release(Thread thread, LoopwardenHookCallbacks engine) {
    LoopwardenLoop loop = find(thread);
    if (loop != null && loop.declared) {
      if (loop.executor != null) {
        changeExecutor(loop, null);
      }
    } else {
      unregister(thread, engine);
    }
  }

  /** Makes a thread an ordinary one again. Does nothing if it is one already. */
  @DontInline
  public static void unregister(Thread thread, LoopwardenHookCallbacks engine) {
    LoopwardenLoop loop = find(thread);
    if (loop == null) {
      return;
    }
    synchronized (LoopwardenLoops.class) {
      if (!BY_THREAD.remove(loop, hash(thread))) {
        return; // another thread was faster
      }
      removeExecutor(loop);
      if (isOrdinary(thread) && --ordinaryLoops == 0) {
        ordinaryThreadsToo = false;
      }
    }
    engine.loopEnded(loop);
  }

  /** Well spread in its low bits. {@code threadId()} does not exist on JDK 17. */
  @SuppressWarnings("deprecation")
  private static int hash(Thread thread) {
    return (int) thread.getId() * 0x9E3779B1 >>> 7;
  }
}
