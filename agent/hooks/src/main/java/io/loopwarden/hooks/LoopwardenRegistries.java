package io.loopwarden.hooks;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The entry point of woven code that concerns registries of metrics: which ones the program fills.
 * They are kept weakly, and taken from here by the agent's own thread. Taking no lock, a program
 * may fill one on an event loop.
 */
public final class LoopwardenRegistries {

  /** Further ones are left out: a program has one or two, a server one for each application. */
  private static final int MOST_WAITING = 64;

  private static final Queue<WeakReference<Object>> FILLED = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger WAITING = new AtomicInteger();

  private LoopwardenRegistries() {}

  /** A registry of registries gets another one. */
  public static void filled(Object composite) {
    if (composite != null && WAITING.get() < MOST_WAITING) {
      WAITING.incrementAndGet();
      FILLED.add(new WeakReference<>(composite));
    }
  }

  /** Takes one that the program has filled; null if there is none. */
  public static Object next() {
    WeakReference<Object> first = FILLED.poll();
    while (first != null) {
      WAITING.decrementAndGet();
      Object composite = first.get();
      if (composite != null) {
        return composite;
      }
      first = FILLED.poll();
    }
    return null;
  }
}
