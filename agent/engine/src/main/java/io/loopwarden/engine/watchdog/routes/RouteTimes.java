package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.text.BoundedNames;
import io.loopwarden.engine.text.PlainText;
import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of event loops goes, by route. A look has a weight, the time that it stands for,
 * and is added to its route; a look that knows no route is added to what has none, and the stacks
 * of such looks say which handlers that is.
 *
 * <p>Concurrency: one thread adds, any thread reads; none is an event loop.
 */
public final class RouteTimes {

  private static final int MOST_NAMES = 100;

  /** Fewer looks say next to nothing. */
  private static final int LEAST_LOOKS = 25;

  private final StalledCall calls;
  private final BoundedNames routeNames = new BoundedNames(MOST_NAMES);
  private final BoundedNames entryNames = new BoundedNames(MOST_NAMES);

  // Guarded by this.
  private final Map<String, RouteAccount> routes = new LinkedHashMap<>();
  private final RouteAccount withoutRoute = new RouteAccount();
  private final Map<String, RouteAccount> entries = new LinkedHashMap<>();
  private final StackTree stacks = new StackTree();
  private final LoopRoutes ofLoops = new LoopRoutes();
  private long looks;

  /**
   * Makes it empty.
   *
   * @param owners decide whose code a frame is
   */
  public RouteTimes(Catalogue catalogue, CodeOwners owners) {
    this.calls = new StalledCall(catalogue, owners);
  }

  /**
   * Adds a look, and the stack that belongs to it, if there is one.
   *
   * @param threadId the event loop
   */
  synchronized void add(long threadId, Look look, @Nullable SeenStack stack, long weightNanos) {
    looks++;
    String route = look.route();
    if (route != null) {
      String name = routeNames.of(PlainText.name(route));
      RouteAccount account = account(routes, name);
      account.add(look.state(), weightNanos);
      addStack(name, account, look.state(), stack, weightNanos);
      ofLoops.add(threadId, name, null, weightNanos);
      return;
    }
    withoutRoute.add(look.state(), weightNanos);
    String name = stack == null ? null : entryNames.of(stack.entry());
    ofLoops.add(threadId, null, name, weightNanos);
    if (name != null) {
      RouteAccount account = account(entries, name);
      account.add(look.state(), weightNanos);
      addStack(name, account, look.state(), stack, weightNanos);
    }
  }

  private static RouteAccount account(Map<String, RouteAccount> accounts, String name) {
    RouteAccount account = accounts.get(name);
    if (account == null) {
      account = new RouteAccount();
      accounts.put(name, account);
    }
    return account;
  }

  private void addStack(
      String name,
      RouteAccount account,
      LoopState state,
      @Nullable SeenStack stack,
      long weightNanos) {
    if (stack != null) {
      account.add(state, stack, weightNanos, calls);
      stacks.add(name, stack.frames(), weightNanos);
    }
  }

  /** The time of each route, and that of all that has none, under an empty name. */
  public synchronized List<RouteTime> byRoute() {
    List<RouteTime> times = new ArrayList<>();
    for (Map.Entry<String, RouteAccount> route : routes.entrySet()) {
      times.add(route.getValue().time(route.getKey(), true, 1, Set.of()));
    }
    if (withoutRoute.nanos() > 0) {
      times.add(withoutRoute.time("", false, 1, Set.of()));
    }
    return times;
  }

  /**
   * The time of each route, and of each handler of what has none, the most first; none as long as
   * too little was seen.
   *
   * @param problems the fingerprints of all problems
   */
  public synchronized List<RouteTime> rows(Set<String> problems) {
    List<RouteTime> times = new ArrayList<>();
    if (looks < LEAST_LOOKS) {
      return times;
    }
    for (Map.Entry<String, RouteAccount> route : routes.entrySet()) {
      times.add(route.getValue().time(route.getKey(), true, 1, problems));
    }
    long seenNanos = 0;
    for (RouteAccount entry : entries.values()) {
      seenNanos += entry.nanos();
    }
    if (seenNanos == 0 && withoutRoute.nanos() > 0) {
      times.add(withoutRoute.time(RouteTime.FRAMEWORKS, false, 1, problems));
    }
    for (Map.Entry<String, RouteAccount> entry : entries.entrySet()) {
      double factor = (double) withoutRoute.nanos() / seenNanos;
      times.add(entry.getValue().time(entry.getKey(), false, factor, problems));
    }
    times.sort(new LongestFirst());
    return List.copyOf(times);
  }

  /** What each event loop mostly works for, the most first, by the id of its thread. */
  public synchronized Map<Long, List<RouteShare>> ofLoops() {
    return ofLoops.shares();
  }

  /**
   * The stacks beneath their routes in the form that tools for flame graphs read, weighted by
   * microseconds.
   */
  public synchronized String collapsed() {
    StringBuilder lines = new StringBuilder();
    for (RouteTime time : rows(Set.of())) {
      stacks.write(time.name(), time.nanos(), lines);
    }
    return lines.toString();
  }
}
