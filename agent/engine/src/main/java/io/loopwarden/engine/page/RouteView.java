package io.loopwarden.engine.page;

import java.util.List;
import java.util.Map;

/** What the template shows of one route; its methods are the template's names. */
final class RouteView {

  private static final int MOST_SITES = 5;

  /** A site with less says nothing. */
  private static final double LEAST_SHARE = 0.03;

  private static final String UNKNOWN = "–";

  private final PageRoute route;
  private final long allNanos;

  /**
   * Makes the view of a route.
   *
   * @param allNanos the time of all routes
   */
  RouteView(PageRoute route, long allNanos) {
    this.route = route;
    this.allNanos = allNanos;
  }

  String name() {
    return route.name();
  }

  String time() {
    return Amount.duration(route.nanos());
  }

  String share() {
    return percent(route.nanos(), allNanos);
  }

  String computing() {
    return part(route.computingNanos());
  }

  String blocked() {
    return part(route.blockedNanos());
  }

  boolean isBlocked() {
    return route.blockedNanos() > 0;
  }

  String waiting() {
    return part(route.waitingNanos());
  }

  String looks() {
    return route.isDivided() ? Amount.count(route.looks()) : UNKNOWN;
  }

  List<Map<String, String>> sites() {
    return route.sites().stream()
        .filter(site -> site.share() >= LEAST_SHARE)
        .limit(MOST_SITES)
        .map(RouteView::site)
        .toList();
  }

  private static Map<String, String> site(PageRoute.Site site) {
    return Map.of(
        "percent", Amount.percent(site.share()),
        "function", site.function(),
        "call", site.call(),
        "problem", site.fingerprint());
  }

  private String part(long nanos) {
    return route.isDivided() ? percent(nanos, route.nanos()) : UNKNOWN;
  }

  private static String percent(long nanos, long ofNanos) {
    return Amount.percent((double) nanos / Math.max(1, ofNanos));
  }
}
