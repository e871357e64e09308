package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the agent what the tests that run now judge by themselves: its log has no warnings of that.
 * Where several tests run at once, it is what all of them judge, because whose event one is turns
 * out only when its test ends. Thread-safe.
 */
final class JudgingTests {

  private static final String ALL = "*";

  private final List<Run> running = new ArrayList<>();
  private Set<String> told = Set.of();

  /** A run has begun. */
  synchronized void begin(Run run) {
    if (isTest(run)) {
      running.add(run);
      tell();
    }
  }

  /** A test has asked for its events. */
  synchronized void judges(Run run) {
    if (running.contains(run)) {
      tell();
    }
  }

  /** A run has ended. */
  synchronized void end(Run run) {
    if (running.remove(run)) {
      tell();
    }
  }

  /** Dynamic tests are part of their factory here. */
  private static boolean isTest(Run run) {
    Run parent = run.parent();
    return run.kind() == Run.Kind.TEST && (parent == null || parent.kind() != Run.Kind.TEST);
  }

  private void tell() {
    Set<String> names = Set.of(ALL);
    for (Run run : running) {
      names = common(names, judgedBy(run));
    }
    Set<String> next = running.isEmpty() ? Set.of() : names;
    if (!next.equals(told)) {
      told = next;
      Loopwarden.leaveToTests(next);
    }
  }

  private static Set<String> judgedBy(Run run) {
    return run.judgesItself ? Set.of(ALL) : run.annotations().operations();
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    if (some.contains(ALL)) {
      return others;
    }
    if (others.contains(ALL)) {
      return some;
    }
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }
}
