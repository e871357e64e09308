package com.example.faults.stack;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how calls ended: {@code passed}, or what they threw. Only the event loop's thread adds.
 */
final class Outcomes {

  /** A call. */
  interface Call {
    void run() throws Exception;
  }

  private final Map<String, Integer> counts = new TreeMap<>();

  void add(Call call) {
    counts.merge(outcomeOf(call), 1, Integer::sum);
  }

  private static String outcomeOf(Call call) {
    try {
      call.run();
      return "passed";
    } catch (Throwable e) {
      return e.getClass().getName();
    }
  }

  /** Each outcome, an equals sign and how often; a space between them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((outcome, count) -> text.append(outcome).append('=').append(count).append(' '));
    return text.toString().trim();
  }
}
