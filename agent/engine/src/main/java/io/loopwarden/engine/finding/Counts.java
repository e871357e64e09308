package io.loopwarden.engine.finding;

import io.loopwarden.engine.finding.Decision.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many occurrences had which outcome, by kind. Guarded by the {@link Judge}. */
final class Counts {

  private final long[][] ended = new long[Kind.values().length][Outcome.values().length];

  /** What goes on, by the loop that it holds. */
  private final Map<Object, Ongoing> ongoing = new HashMap<>();

  /**
   * What goes on.
   *
   * @param finding the problem that it counts for; null if it counts for none
   */
  record Ongoing(Kind kind, Outcome outcome, @Nullable Finding finding) {}

  void add(Kind kind, Outcome outcome) {
    ended[kind.ordinal()][outcome.ordinal()]++;
  }

  /**
   * Sets what holds a loop; null once nothing does. While it lasted it may have looked like another
   * problem: there it is not counted then.
   *
   * @param loop null for what no loop is known of: nothing is set
   */
  void ongoing(@Nullable Object loop, @Nullable Ongoing next) {
    if (loop == null) {
      return;
    }
    Ongoing before = next == null ? ongoing.remove(loop) : ongoing.put(loop, next);
    Finding finding = before == null ? null : before.finding();
    if (finding != null && (next == null || next.finding() != finding)) {
      finding.noLongerOngoing(loop);
    }
  }

  /** Those that go on included. */
  long of(Kind kind, Outcome outcome) {
    long count = ended[kind.ordinal()][outcome.ordinal()];
    for (Ongoing each : ongoing.values()) {
      count += each.kind() == kind && each.outcome() == outcome ? 1 : 0;
    }
    return count;
  }
}
