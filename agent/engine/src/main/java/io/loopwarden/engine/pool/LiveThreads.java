package io.loopwarden.engine.pool;

import java.util.Arrays;
import java.util.List;

/** The platform threads that run now. */
final class LiveThreads {

  private static final int MORE = 16;

  private LiveThreads() {}

  /** All of them. To ask is as expensive as there are threads. */
  static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + MORE];
    int count = root.enumerate(threads);
    while (count == threads.length) {
      threads = new Thread[2 * threads.length];
      count = root.enumerate(threads);
    }
    return Arrays.asList(threads).subList(0, count);
  }
}
