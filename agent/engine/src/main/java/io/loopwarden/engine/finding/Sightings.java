package io.loopwarden.engine.finding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** When and for whom a problem occurred. The agent's threads note it, any thread reads. */
public final class Sightings {

  /** How many slots the time that was blocked is kept in. */
  public static final int SLOTS = 60;

  /** What one takes. */
  static final int BYTES = TimeSlots.bytes(SLOTS) + 64;

  private static final int MOST_ROUTES = 3;
  private static final int LONGEST_ROUTE = 120;

  private final TimeSlots blocked = new TimeSlots(SLOTS);
  private final Set<String> routes = new LinkedHashSet<>();
  private long firstNanos = -1;
  private long lastNanos = -1;

  /**
   * Notes an occurrence that has ended.
   *
   * @param endNanos when it ended, since the beginning of the {@link History}
   */
  synchronized void ended(long endNanos, long durationNanos) {
    long startNanos = Math.max(0, endNanos - durationNanos);
    firstNanos = firstNanos < 0 ? startNanos : Math.min(firstNanos, startNanos);
    lastNanos = Math.max(lastNanos, endNanos);
    blocked.add(endNanos - durationNanos, endNanos, durationNanos);
  }

  /** Notes the route of a request that was blocked; the first ones are kept. */
  public synchronized void route(String route) {
    if (routes.size() < MOST_ROUTES) {
      routes.add(route.substring(0, Math.min(LONGEST_ROUTE, route.length())));
    }
  }

  /**
   * When the first occurrence began, since the beginning of the {@link History}; -1 if none did.
   */
  public synchronized long firstNanos() {
    return firstNanos;
  }

  /** When the last occurrence ended, likewise. */
  public synchronized long lastNanos() {
    return lastNanos;
  }

  /** The routes of requests that were blocked, as far as they were reported. */
  public synchronized List<String> routes() {
    return List.copyOf(routes);
  }

  /** The time that was blocked, as a copy. */
  public synchronized TimeSlots blocked() {
    return blocked.copy();
  }
}
