package io.loopwarden.engine.report;

import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the event loop was doing, as fields and in words. */
final class WorkFields {

  private WorkFields() {}

  /** Adds the route, which belongs to the first line of every form. */
  static void route(Event event, Map<String, String> work) {
    String route = WorkDescription.route(work);
    if (route != null) {
      event.text(WorkDescription.ROUTE, route);
      event.json("loopwarden." + WorkDescription.ROUTE, route);
    }
  }

  /** Adds the rest; the JSON form has the Elastic Common Schema's names for it. */
  static void all(Event event, Map<String, String> work) {
    for (Map.Entry<String, String> word : work.entrySet()) {
      if (!WorkDescription.isInRoute(word.getKey(), work)) {
        event.logfmt(word.getKey(), word.getValue());
      }
      event.json(jsonKey(word.getKey()), word.getValue());
    }
  }

  /** The thread and the rest of what it was doing, in one line. */
  static String line(String threadName, Map<String, String> work) {
    List<String> words = new ArrayList<>();
    words.add("on " + threadName);
    for (Map.Entry<String, String> word : work.entrySet()) {
      if (!WorkDescription.isInRoute(word.getKey(), work)) {
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
