package io.loopwarden.engine.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The share of a route, or handler, in the busy time of event loops, in two runs.
 *
 * @param before from 0 to 1
 * @param after from 0 to 1
 */
public record ComparedRoute(String name, double before, double after) {

  /** A smaller difference is chance, as a rule. */
  private static final double LEAST_DIFFERENCE = 0.01;

  private static final int MOST = 20;

  private static final Comparator<ComparedRoute> LARGEST_FIRST =
      Comparator.comparingDouble(ComparedRoute::difference)
          .reversed()
          .thenComparing(ComparedRoute::name);

  /** Those with the largest differences first; none if one of the runs does not know them. */
  static List<ComparedRoute> of(LoopTimes before, LoopTimes after) {
    List<ComparedRoute> routes = new ArrayList<>();
    if (before.allRoutesNanos() == 0 || after.allRoutesNanos() == 0) {
      return routes;
    }
    Set<String> names = new LinkedHashSet<>(before.routeNanos().keySet());
    names.addAll(after.routeNanos().keySet());
    for (String name : names) {
      ComparedRoute route = new ComparedRoute(name, before.shareOf(name), after.shareOf(name));
      if (route.difference() >= LEAST_DIFFERENCE) {
        routes.add(route);
      }
    }
    routes.sort(LARGEST_FIRST);
    return List.copyOf(routes.subList(0, Math.min(MOST, routes.size())));
  }

  private double difference() {
    return Math.abs(after - before);
  }
}
