package io.loopwarden.engine.thread;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that leave no trace in the application: daemons, outside its groups, with no loader of
 * it. What they throw never reaches the application's handler of uncaught exceptions, which may
 * well end the JVM.
 */
public final class AgentThreads {

  private static final String PREFIX = "loopwarden-";
  private static final Thread.UncaughtExceptionHandler SILENT = new Silent();

  /** From this JDK on, threads have no access-control context. */
  private static final int FIRST_WITHOUT_CONTEXTS = 24;

  private static volatile boolean ended;

  private AgentThreads() {}

  /** Has the agent's threads end soon: its start has failed. */
  public static void end() {
    ended = true;
  }

  /** Whether a thread of the agent's own that runs in a loop is to end. */
  public static boolean areEnded() {
    return ended;
  }

  /** Whether a thread is one of the agent's own. */
  public static boolean isOwn(Thread thread) {
    return isOwn(thread.getName());
  }

  /** Whether a thread of this name is one of the agent's own. */
  public static boolean isOwn(String threadName) {
    return threadName.startsWith(PREFIX);
  }

  /** A thread that does not run yet. */
  public static Thread create(String name, Runnable task) {
    return Runtime.version().feature() < FIRST_WITHOUT_CONTEXTS
        ? createPrivileged(name, task)
        : make(name, task);
  }

  /**
   * A thread keeps the access-control context of who makes it, with the loaders of all who call
   * just now; made like this, it keeps that of the agent alone.
   */
  @SuppressWarnings("removal") // asked only where the JDK still has it
  private static Thread createPrivileged(String name, Runnable task) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            return make(name, task);
          }
        });
  }

  private static Thread make(String name, Runnable task) {
    Thread thread = new Thread(LiveThreads.rootGroup(), task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setUncaughtExceptionHandler(SILENT);
    return thread;
  }

  /** Starts a thread. */
  public static void start(String name, Runnable task) {
    create(name, task).start();
  }

  /**
   * Starts a thread unless that is done. Where the host has used up the threads or the memory that
   * the system allows, it is not an error: the next call tries again.
   *
   * @param started whether it is done
   */
  public static void startOnce(AtomicBoolean started, String name, Runnable task) {
    if (started.compareAndSet(false, true)) {
      try {
        start(name, task);
      } catch (OutOfMemoryError e) {
        started.set(false);
      }
    }
  }

  /**
   * Waits for a while, whatever interrupts the current thread, one of the agent's own: hosts exist
   * that interrupt every thread they find, or stop it.
   *
   * @param blocker what waits, for thread dumps
   */
  public static void pause(Object blocker, long nanos) {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (left > 0) {
      try {
        LockSupport.parkNanos(blocker, left);
        Thread.interrupted();
      } catch (Error e) { // of a host that stops threads, as it can until JDK 19
        return;
      }
      left = end - System.nanoTime();
    }
  }

  /** Allocates nothing: the reason may be that there is no memory left. */
  private static final class Silent implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable reason) {
      // The thread ends. Each loop of ours catches what it throws and goes on, so there is no
      // other.
    }
  }
}
