package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.watchdog.figures.RouteTime;
import java.util.Comparator;

/** The order of routes: by their time, then by name. */
final class LongestFirst implements Comparator<RouteTime> {

  @Override
  public int compare(RouteTime one, RouteTime other) {
    int order = Long.compare(other.nanos(), one.nanos());
    return order == 0 ? one.name().compareTo(other.name()) : order;
  }
}
