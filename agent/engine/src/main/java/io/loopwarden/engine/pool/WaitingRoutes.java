package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of requests whose work was handed to a pool while tasks waited there. */
final class WaitingRoutes {

  private static final int MOST = 50;
  private static final int MOST_SHOWN = 5;
  private static final int LONGEST = 120;

  private final Map<String, Integer> pieces = new HashMap<>();

  /** Adds requests; asks the framework's objects, so not on an event loop. */
  void add(List<Object> requests) {
    for (Object request : requests) {
      add(WorkDescription.routeOfRequest(request));
    }
  }

  /** Adds a request of a route; null if it is not known. */
  void add(@Nullable String route) {
    if (route != null && (pieces.size() < MOST || pieces.containsKey(route))) {
      pieces.merge(route.substring(0, Math.min(LONGEST, route.length())), 1, Integer::sum);
    }
  }

  void clear() {
    pieces.clear();
  }

  /** How many pieces of work each route has, the most first. */
  Map<String, Integer> most() {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(pieces.entrySet());
    entries.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    Map<String, Integer> most = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> entry : entries) {
      if (most.size() < MOST_SHOWN) {
        most.put(entry.getKey(), entry.getValue());
      }
    }
    return most;
  }
}
