package io.loopwarden.engine.metrics.jmx;

/** The busy time of event loops for one route in one state, as JMX clients see it. */
public final class RouteData {

  private final String route;
  private final String state;
  private final double seconds;

  RouteData(String route, String state, double seconds) {
    this.route = route;
    this.state = state;
    this.seconds = seconds;
  }

  /** The method and the route of the requests; empty if there is none. */
  public String getRoute() {
    return route;
  }

  /** What event loops did: computing, blocked or waiting. */
  public String getState() {
    return state;
  }

  /** For how long. */
  public double getSeconds() {
    return seconds;
  }
}
