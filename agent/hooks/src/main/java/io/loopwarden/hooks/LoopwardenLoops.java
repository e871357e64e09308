package io.loopwarden.hooks;

import java.util.ArrayList;
import java.util.List;

/**
 * The event loops of this JVM, found by thread.
 *
 * <p>The question "is this thread an event loop?" is asked at every call of a woven method, on
 * every thread, so its "no" must cost next to nothing. The table is an open-addressed array of
 * alternating threads and states, hashed by thread id and at most a quarter full: a miss is one
 * volatile read, one multiplication and, nearly always, one null. The identity hash code is no
 * alternative: once a thread's monitor is inflated it costs 20 ns.
 *
 * <p>Most threads do not even get to the table: event loops run on threads of classes of their own
 * (Netty's {@code FastThreadLocalThread} and what extends it), most others on plain {@code Thread}
 * or virtual threads. Until a loop on such an ordinary thread appears, the thread's class answers.
 *
 * <p>Concurrency: a published array never changes. Writers copy it under a lock; readers take
 * whatever array is current. A loop that registers itself sees itself at once, in program order;
 * another thread never needs to see it. A state stays strongly reachable from the table only while
 * it is registered.
 */
public final class LoopwardenLoops {

  private static final int SMALLEST = 16;

  /** The class of virtual threads, or null where there are none. */
  private static final Class<?> VIRTUAL = virtualThreads();

  private static volatile Object[] table = new Object[SMALLEST];

  /** The same loops, by the identity of their executors. */
  private static volatile Object[] byExecutor = new Object[SMALLEST];

  /**
   * Whether a loop ever ran on a thread of an ordinary class; set before that loop is published.
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
    Object[] entries = table;
    int mask = entries.length - 1;
    int index = slot(thread) & mask;
    while (true) {
      Object key = entries[index];
      if (key == null) {
        return null;
      }
      if (key == thread) {
        return (LoopwardenLoop) entries[index + 1];
      }
      index = (index + 2) & mask;
    }
  }

  /** An executor's loop, or null if it is none. */
  public static LoopwardenLoop ofExecutor(Object executor) {
    Object[] entries = byExecutor;
    int mask = entries.length - 1;
    int index = System.identityHashCode(executor) & mask;
    while (true) {
      LoopwardenLoop loop = (LoopwardenLoop) entries[index];
      if (loop == null || loop.executor == executor) {
        return loop;
      }
      index = (index + 1) & mask;
    }
  }

  /** All loops, in no order. */
  public static List<LoopwardenLoop> all() {
    Object[] entries = table;
    List<LoopwardenLoop> loops = new ArrayList<>();
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] != null) {
        loops.add((LoopwardenLoop) entries[i + 1]);
      }
    }
    return loops;
  }

  /** Makes a thread an event loop. Does nothing if it is one already. */
  public static void register(Thread thread, LoopwardenEngine engine) {
    register(thread, null, engine);
  }

  /**
   * Makes a thread an event loop. Does nothing if it is one already.
   *
   * @param executor Netty's executor that runs on the thread, or null if that is not known
   */
  static void register(Thread thread, Object executor, LoopwardenEngine engine) {
    LoopwardenLoop known = find(thread);
    if (known != null) {
      if (known.declared && executor != null && known.executor != executor) {
        changeExecutor(known, executor);
      }
      return;
    }
    synchronized (LoopwardenLoops.class) {
      if (find(thread) == null) {
        add(new LoopwardenLoop(thread, executor), engine);
      }
    }
  }

  /**
   * Watches a thread of which the program declares that it must not block, like an event loop,
   * whatever runs on it and until it ends.
   *
   * @param asked whether to ask the engine at each operation if that holds now
   */
  public static void declare(Thread thread, boolean asked, LoopwardenEngine engine) {
    synchronized (LoopwardenLoops.class) {
      LoopwardenLoop loop = find(thread);
      if (loop == null) {
        loop = new LoopwardenLoop(thread, null);
        loop.declared = true;
        loop.asked = asked;
        add(loop, engine);
      } else {
        loop.declared = true;
        loop.asked = asked;
        publish(all());
      }
    }
  }

  /** Under the lock. */
  private static void add(LoopwardenLoop loop, LoopwardenEngine engine) {
    engine.loopStarted(loop);
    List<LoopwardenLoop> loops = all();
    loops.add(loop);
    ordinaryThreadsToo |= isOrdinary(loop.thread);
    publish(loops);
  }

  /** Under the lock. */
  private static void publish(List<LoopwardenLoop> loops) {
    table = tableOf(loops);
    byExecutor = executorsOf(loops);
  }

  private static void changeExecutor(LoopwardenLoop loop, Object executor) {
    synchronized (LoopwardenLoops.class) {
      loop.executor = executor;
      publish(all());
    }
  }

  /** No executor of an event loop runs on a thread any more, which may be watched all the same. */
  static void release(Thread thread, LoopwardenEngine engine) {
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
  public static void unregister(Thread thread, LoopwardenEngine engine) {
    LoopwardenLoop loop = find(thread);
    if (loop == null) {
      return;
    }
    synchronized (LoopwardenLoops.class) {
      List<LoopwardenLoop> loops = all();
      loops.remove(loop);
      publish(loops);
    }
    engine.loopEnded(loop);
  }

  private static Object[] tableOf(List<LoopwardenLoop> loops) {
    int capacity = SMALLEST;
    while (capacity < loops.size() * 8) {
      capacity <<= 1;
    }
    Object[] entries = new Object[capacity];
    int mask = capacity - 1;
    for (int i = 0; i < loops.size(); i++) {
      LoopwardenLoop loop = loops.get(i);
      int index = slot(loop.thread) & mask;
      while (entries[index] != null) {
        index = (index + 2) & mask;
      }
      entries[index] = loop.thread;
      entries[index + 1] = loop;
    }
    return entries;
  }

  private static Object[] executorsOf(List<LoopwardenLoop> loops) {
    int capacity = SMALLEST;
    while (capacity < loops.size() * 4) {
      capacity <<= 1;
    }
    Object[] entries = new Object[capacity];
    int mask = capacity - 1;
    for (int i = 0; i < loops.size(); i++) {
      LoopwardenLoop loop = loops.get(i);
      if (loop.executor != null) {
        int index = System.identityHashCode(loop.executor) & mask;
        while (entries[index] != null) {
          index = (index + 1) & mask;
        }
        entries[index] = loop;
      }
    }
    return entries;
  }

  /** An even number, well spread in its low bits. {@code threadId()} does not exist on JDK 17. */
  @SuppressWarnings("deprecation")
  private static int slot(Thread thread) {
    return ((int) thread.getId() * 0x9E3779B1 >>> 7) << 1;
  }
}
