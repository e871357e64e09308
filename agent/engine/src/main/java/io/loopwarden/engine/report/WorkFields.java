package io.loopwarden.engine.report;

import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the event loop was doing, as fields and in words. */
final class WorkFields {

  private WorkFields() {}

  /** Adds the route, which belongs to the first line of every form. */
  static void route(Event event, Map<String, String> work) {
    String route = route(work);
    if (route != null) {
      event.text(WorkDescription.ROUTE, route);
    }
  }

  /** Method and route of the request; null if that is not known. */
  static @Nullable String route(Map<String, String> work) {
    String route = work.get(WorkDescription.ROUTE);
    String method = work.get(WorkDescription.METHOD);
    return route == null || method == null ? route : method + ' ' + route;
  }

  /** Adds the rest; the JSON form has the Elastic Common Schema's names for it. */
  static void all(Event event, Map<String, String> work) {
    for (Map.Entry<String, String> word : work.entrySet()) {
      if (!isInRoute(word.getKey(), work)) {
        event.logfmt(word.getKey(), word.getValue());
      }
      event.json(jsonKey(word.getKey()), word.getValue());
    }
  }

  private static boolean isInRoute(String key, Map<String, String> work) {
    return key.equals(WorkDescription.ROUTE)
        || key.equals(WorkDescription.METHOD) && work.containsKey(WorkDescription.ROUTE);
  }

  /** The thread and the rest of what it was doing, in one line. */
  static String line(String threadName, Map<String, String> work) {
    List<String> words = new ArrayList<>();
    words.add("on " + threadName);
    for (Map.Entry<String, String> word : work.entrySet()) {
      if (!isInRoute(word.getKey(), work)) {
        words.add(word.getKey() + ' ' + word.getValue());
      }
    }
    return String.join(", ", words);
  }

  private static String jsonKey(String key) {
    return switch (key) {
      case WorkDescription.METHOD -> "http.request.method";
      case WorkDescription.ROUTE -> "http.route";
      case WorkDescription.TRACE_ID -> "trace.id";
      case WorkDescription.SPAN_ID -> "span.id";
      case WorkDescription.REQUEST_ID -> "http.request.id";
      default -> "loopwarden." + key;
    };
  }
}
