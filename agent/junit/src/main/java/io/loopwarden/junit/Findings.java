package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a run. Of a flood the first thousand are kept, the others counted. */
final class Findings {

  private static final int LIMIT = 1_000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<String, Integer> counted = new HashMap<>();

  void add(Finding finding) {
    if (kept.size() < LIMIT) {
      kept.add(finding);
    } else if (finding.isViolation()) {
      counted.merge(finding.event().operation(), 1, Integer::sum);
    }
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  List<Finding> kept() {
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
    return kept.stream().map(Finding::event).toList();
  }
}
