package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.watchdog.figures.RouteShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of each event loop goes, by route, for those that were seen last. Of what has no
 * route, the looks with a stack say which handlers it is. Guarded by {@link RouteTimes}.
 */
final class LoopRoutes {

  private static final int MOST_LOOPS = 256;
  private static final int MOST_NAMES = 32;

  /** Fewer looks say next to nothing. */
  private static final int LEAST_LOOKS = 25;

  private static final int MOST_SHOWN = 3;

  /** Less says nothing. */
  private static final double LEAST_SHARE = 0.05;

  /** By the id of the thread; the one that was seen last is the last one. */
  private final Map<Long, Account> loops = new LinkedHashMap<>();

  private static final class Account {
    private final Map<String, Long> routes = new HashMap<>();
    private final Map<String, Long> handlers = new HashMap<>();
    private long withoutRouteNanos;
    private long nanos;
    private int looks;
  }

  /**
   * Adds a look.
   *
   * @param route null if none is known
   * @param handler what the event loop called, if there is no route; null if that is not known
   */
  void add(long threadId, @Nullable String route, @Nullable String handler, long weightNanos) {
    Account account = loops.remove(threadId);
    if (account == null) {
      account = new Account();
      makeRoom();
    }
    loops.put(threadId, account);
    account.looks++;
    account.nanos += weightNanos;
    if (route != null) {
      add(account.routes, route, weightNanos);
    } else {
      account.withoutRouteNanos += weightNanos;
      if (handler != null) {
        add(account.handlers, handler, weightNanos);
      }
    }
  }

  private void makeRoom() {
    if (loops.size() >= MOST_LOOPS) {
      Iterator<Long> first = loops.keySet().iterator();
      first.next();
      first.remove();
    }
  }

  private static void add(Map<String, Long> times, String name, long nanos) {
    Long before = times.get(name);
    if (before != null || times.size() < MOST_NAMES) {
      times.put(name, (before == null ? 0 : before) + nanos);
    }
  }

  /** What each event loop mostly worked for, the most first, by the id of its thread. */
  Map<Long, List<RouteShare>> shares() {
    Map<Long, List<RouteShare>> shares = new HashMap<>();
    for (Map.Entry<Long, Account> entry : loops.entrySet()) {
      if (entry.getValue().looks >= LEAST_LOOKS) {
        shares.put(entry.getKey(), shares(entry.getValue()));
      }
    }
    return shares;
  }

  private static List<RouteShare> shares(Account account) {
    List<RouteShare> shares = new ArrayList<>();
    add(account.routes, true, 1.0 / account.nanos, shares);
    long seenNanos = 0;
    for (long nanos : account.handlers.values()) {
      seenNanos += nanos;
    }
    double withoutRoute = (double) account.withoutRouteNanos / account.nanos;
    add(account.handlers, false, withoutRoute / seenNanos, shares);
    shares.sort(new MostFirst());
    return List.copyOf(shares.subList(0, Math.min(MOST_SHOWN, shares.size())));
  }

  /** Adds those that say something. */
  private static void add(
      Map<String, Long> times, boolean areRoutes, double factor, List<RouteShare> shares) {
    for (Map.Entry<String, Long> time : times.entrySet()) {
      double share = time.getValue() * factor;
      if (share >= LEAST_SHARE) {
        shares.add(new RouteShare(time.getKey(), areRoutes, share));
      }
    }
  }

  /** By their share, then by name. */
  private static final class MostFirst implements Comparator<RouteShare> {
    @Override
    public int compare(RouteShare one, RouteShare other) {
      int order = Double.compare(other.share(), one.share());
      return order == 0 ? one.name().compareTo(other.name()) : order;
    }
  }
}
