package io.loopwarden.engine.thread;

import java.util.Arrays;
import java.util.List;

/** The platform threads that run now. */
public final class LiveThreads {

  private static final int MORE = 16;

  private LiveThreads() {}

  /** All of them, without their stacks. To ask is as expensive as there are threads. */
  public static List<Thread> all() {
    ThreadGroup root = rootGroup();
    Thread[] threads = new Thread[root.activeCount() + MORE];
    int count = root.enumerate(threads);
    while (count == threads.length) {
      threads = new Thread[2 * threads.length];
      count = root.enumerate(threads);
    }
    return Arrays.asList(threads).subList(0, count);
  }

  /** The group that all others are in. */
  static ThreadGroup rootGroup() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root;
  }
}
