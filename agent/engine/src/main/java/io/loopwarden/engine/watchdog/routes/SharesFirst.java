package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.watchdog.figures.SiteTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of sites: by their share, then by name. */
final class SharesFirst implements Comparator<SiteTime> {

  @Override
  public int compare(SiteTime one, SiteTime other) {
    int order = Double.compare(other.share(), one.share());
    return order == 0 ? one.function().compareTo(other.function()) : order;
  }

  /** The sites in this order; paths that come to the same name are one. */
  static List<SiteTime> merged(List<SiteTime> sites) {
    Map<String, SiteTime> byName = new LinkedHashMap<>();
    for (SiteTime site : sites) {
      String name = site.function() + ' ' + site.call();
      SiteTime known = byName.get(name);
      double share = site.share() + (known == null ? 0 : known.share());
      byName.put(name, new SiteTime(site.function(), site.call(), site.fingerprint(), share));
    }
    List<SiteTime> merged = new ArrayList<>(byName.values());
    merged.sort(new SharesFirst());
    return List.copyOf(merged);
  }
}
