package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.ScannedMethod;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Finds all methods that event loops can run, by the shortest way from an entry point. */
final class ReachSearch {

  private ReachSearch() {}

  /**
   * The reached methods, the nearest first.
   *
   * @param depth how many steps a way has at most behind its entry point
   */
  static Collection<Reached> from(Collection<EntryPoint> entries, CallGraph graph, int depth) {
    Map<ScannedMethod, Reached> reached = new LinkedHashMap<>();
    Queue<Reached> next = new ArrayDeque<>();
    for (EntryPoint entry : entries) {
      Reached first = new Reached(entry.method(), entry, null, 0, 0);
      reached.put(entry.method(), first);
      next.add(first);
    }
    while (!next.isEmpty()) {
      Reached one = next.remove();
      if (one.depth() < depth) {
        for (CallGraph.Edge edge : graph.from(one.method())) {
          if (!reached.containsKey(edge.target())) {
            Reached step =
                new Reached(edge.target(), one.entry(), one, edge.line(), one.depth() + 1);
            reached.put(edge.target(), step);
            next.add(step);
          }
        }
      }
    }
    return reached.values();
  }
}
