package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.watchdog.figures.DurationCounts;

/** The blocking calls of one category and route, as JMX clients see them. */
public final class BlockingData extends DurationsData {

  private final String category;
  private final String route;

  BlockingData(String category, String route, DurationCounts durations) {
    super(durations);
    this.category = category;
    this.route = route;
  }

  /** What blocked. */
  public String getCategory() {
    return category;
  }

  /** The method and the route of the requests; empty if there is none. */
  public String getRoute() {
    return route;
  }
}
