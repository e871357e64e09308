package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a run. Of a flood the first thousand are kept, the others counted. */
final class RunEvents {

  private static final int LIMIT = 1_000;

  private final List<AttributedEvent> kept = new ArrayList<>();
  private final Map<String, Integer> counted = new HashMap<>();

  void add(AttributedEvent attributed) {
    if (kept.size() < LIMIT) {
      kept.add(attributed);
    } else if (attributed.isViolation()) {
      counted.merge(attributed.event().operation(), 1, Integer::sum);
    }
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  List<AttributedEvent> kept() {
    return kept;
  }

  /** How many violations were not kept. */
  int notKept() {
    return counted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many violations of one operation were not kept. */
  int notKept(String operation) {
    return counted.getOrDefault(operation, 0);
  }

  List<BlockingEvent> events() {
    return kept.stream().map(AttributedEvent::event).toList();
  }
}
