package io.loopwarden.engine.thread;

/**
 * Threads that leave no trace in the application: daemons, outside its groups, with no loader of
 * it.
 */
public final class AgentThreads {

  private static final String PREFIX = "loopwarden-";

  private AgentThreads() {}

  /** Whether a thread is one of the agent's own. */
  public static boolean isOwn(Thread thread) {
    return thread.getName().startsWith(PREFIX);
  }

  /** A thread that does not run yet. */
  public static Thread create(String name, Runnable task) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread thread = new Thread(root, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setPriority(Thread.NORM_PRIORITY);
    return thread;
  }

  /** Starts a thread. */
  public static void start(String name, Runnable task) {
    create(name, task).start();
  }
}
