package io.loopwarden.engine.report;

import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.SiteTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The summary's table of where the time of event loops went. */
final class RouteTable {

  private static final int MOST_LINES = 10;
  private static final int MOST_ROWS = 20;
  private static final int MOST_SITES = 3;

  /** A site with less says nothing. */
  private static final double LEAST_SHARE = 0.05;

  /** How wide the columns are before the last one. */
  private static final int[] WIDTHS = {10, 12, 7, 9, 8, 8};

  private RouteTable() {}

  /** The rows for programs. */
  static List<Map<String, Object>> rows(List<RouteTime> routes) {
    long allNanos = RouteTime.sum(routes);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RouteTime route : routes.subList(0, Math.min(MOST_ROWS, routes.size()))) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(route.isRoute() ? "route" : "handler", route.name());
      row.put("looks", route.looks());
      row.put("total_ns", route.nanos());
      row.put("share", Percentage.rounded(share(route.nanos(), allNanos)));
      row.put("computing_ns", route.computingNanos());
      row.put("blocked_ns", route.blockedNanos());
      row.put("waiting_ns", route.waitingNanos());
      row.put("sites", sites(route));
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> sites(RouteTime route) {
    List<Map<String, Object>> sites = new ArrayList<>();
    for (SiteTime site : shown(route)) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("function", site.function());
      if (!site.call().isEmpty()) {
        object.put("call", site.call());
      }
      if (!site.fingerprint().isEmpty()) {
        object.put("fingerprint", site.fingerprint());
      }
      object.put("share", Percentage.rounded(site.share()));
      sites.add(object);
    }
    return sites;
  }

  /** What an event loop mostly worked for, for programs. */
  static List<Map<String, Object>> shares(List<RouteShare> shares) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RouteShare share : shares) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(share.isRoute() ? "route" : "handler", share.name());
      row.put("share", Percentage.rounded(share.share()));
      rows.add(row);
    }
    return rows;
  }

  /** The same in one line. */
  static String words(List<RouteShare> shares) {
    StringBuilder words = new StringBuilder();
    for (RouteShare share : shares) {
      words.append(words.length() == 0 ? "" : ", ").append(share.name()).append(' ');
      words.append(Percentage.of(share.share()));
    }
    return words.toString();
  }

  private static List<SiteTime> shown(RouteTime route) {
    List<SiteTime> shown = new ArrayList<>();
    for (SiteTime site : route.sites()) {
      if (shown.size() < MOST_SITES && site.share() >= LEAST_SHARE) {
        shown.add(site);
      }
    }
    return shown;
  }

  /** The table; the sites of a route come in lines of their own below it. */
  static List<String> lines(List<RouteTime> routes) {
    long allNanos = RouteTime.sum(routes);
    List<String> lines = new ArrayList<>();
    lines.add(
        line("looks", "total_ms", "share", "computing", "blocked", "waiting", "route or handler"));
    for (RouteTime route : routes.subList(0, Math.min(MOST_LINES, routes.size()))) {
      long nanos = route.nanos();
      lines.add(
          line(
              route.looks(),
              Milliseconds.of(nanos),
              Percentage.of(share(nanos, allNanos)),
              Percentage.of(share(route.computingNanos(), nanos)),
              Percentage.of(share(route.blockedNanos(), nanos)),
              Percentage.of(share(route.waitingNanos(), nanos)),
              route.name()));
      for (SiteTime site : shown(route)) {
        lines.add(line("", "", "", "", "", "", "  " + words(site)));
      }
    }
    if (routes.size() > MOST_LINES) {
      lines.add(line("", "", "", "", "", "", "and " + (routes.size() - MOST_LINES) + " more"));
    }
    return lines;
  }

  private static String words(SiteTime site) {
    StringBuilder words = new StringBuilder(Percentage.of(site.share()));
    words.append(' ').append(site.function());
    if (!site.call().isEmpty()) {
      words.append("  ").append(site.call());
    }
    if (!site.fingerprint().isEmpty()) {
      words.append("  ").append(site.fingerprint());
    }
    return words.toString();
  }

  private static double share(long nanos, long allNanos) {
    return allNanos == 0 ? 0 : (double) nanos / allNanos;
  }

  private static String line(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < WIDTHS.length; i++) {
      line.append(Columns.right(cells[i], WIDTHS[i])).append(' ');
    }
    return line.append(' ').append(cells[WIDTHS.length]).toString();
  }
}
