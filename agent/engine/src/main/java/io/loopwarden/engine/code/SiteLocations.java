package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The locations of classes that were sites, for samples that have nothing but names: a class that
 * was a site before, or another one of the same folder or jar.
 */
final class SiteLocations {

  private static final int MOST_CLASSES = 256;
  private static final int MOST_LOCATIONS = 8;

  private final Map<String, String> ofClasses = latest(MOST_CLASSES);
  private final Map<String, String> locations = latest(MOST_LOCATIONS);

  /** A map that drops what was not used for the longest time. */
  static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Notes where a class is. */
  synchronized void add(String className, String location) {
    ofClasses.put(className, location);
    locations.put(location, location);
  }

  /** Where a class can be, the likeliest first. */
  synchronized List<String> of(String className) {
    String known = ofClasses.get(className);
    if (known != null) {
      return List.of(known);
    }
    List<String> likely = new ArrayList<>(locations.values());
    Collections.reverse(likely);
    return likely;
  }
}
