package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was seen of one route, or of one handler. The sites are those of the looks that had a stack.
 * Guarded by {@link RouteTimes}.
 */
final class RouteAccount {

  private static final int MOST_SITES = 32;

  private final long[] nanos = new long[LoopState.values().length];
  private final Map<String, SiteAccount> sites = new HashMap<>();
  private long looks;
  private long seenNanos;

  void add(LoopState state, long weightNanos) {
    looks++;
    nanos[state.ordinal()] += weightNanos;
  }

  /** The stack of one of the looks. */
  void add(LoopState state, SeenStack stack, long weightNanos, StalledCall calls) {
    seenNanos += weightNanos;
    String key = stack.site().function();
    if (state != LoopState.COMPUTING) {
      key = state + key + '|' + stack.below();
    }
    SiteAccount site = sites.get(key);
    if (site == null && sites.size() < MOST_SITES) {
      site = new SiteAccount(stack.site(), state, calls.of(stack.frames()));
      sites.put(key, site);
    }
    if (site != null) {
      site.add(weightNanos);
    }
  }

  /** The time of all states. */
  long nanos() {
    long sum = 0;
    for (long each : nanos) {
      sum += each;
    }
    return sum;
  }

  /**
   * What was seen.
   *
   * @param factor by how much more time there was than was seen
   * @param problems the fingerprints of all problems
   */
  RouteTime time(String name, boolean isRoute, double factor, Set<String> problems) {
    List<SiteTime> times = new ArrayList<>();
    for (SiteAccount site : sites.values()) {
      times.add(site.time(seenNanos, problems));
    }
    return new RouteTime(
        name,
        isRoute,
        looks,
        nanosOf(LoopState.COMPUTING, factor),
        nanosOf(LoopState.BLOCKED, factor),
        nanosOf(LoopState.WAITING, factor),
        SharesFirst.merged(times));
  }

  private long nanosOf(LoopState state, double factor) {
    return Math.round(nanos[state.ordinal()] * factor);
  }
}
