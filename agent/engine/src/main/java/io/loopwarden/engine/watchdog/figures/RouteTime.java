package io.loopwarden.engine.watchdog.figures;

import java.util.List;

/**
 * For how long event loops worked for one route, estimated from looks at random moments.
 *
 * @param name method and route; else the handler, or the method of the application that the event
 *     loop called; else {@link #FRAMEWORKS}
 * @param isRoute whether the name is that of a route
 * @param looks how many looks it is known from
 * @param computingNanos for how long they ran, or could have run
 * @param blockedNanos for how long they were in operations
 * @param waitingNanos for how long they waited elsewhere, such as for a monitor
 * @param sites the methods of the application where most of the time went, the most first
 */
public record RouteTime(
    String name,
    boolean isRoute,
    long looks,
    long computingNanos,
    long blockedNanos,
    long waitingNanos,
    List<SiteTime> sites) {

  /** Stands for code of frameworks alone. */
  public static final String FRAMEWORKS = "(frameworks)";

  /** All of it. */
  public long nanos() {
    return computingNanos + blockedNanos + waitingNanos;
  }

  /** The time of all. */
  public static long sum(List<RouteTime> routes) {
    long nanos = 0;
    for (RouteTime route : routes) {
      nanos += route.nanos();
    }
    return nanos;
  }
}
