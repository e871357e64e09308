package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What blocked beneath one call, by operation. Guarded by its {@link Finding}. */
public final class OperationsBeneath {

  /** A call leads to a handful of operations; operations over this limit are not kept apart. */
  private static final int MOST = 16;

  /**
   * The calls of one operation.
   *
   * @param operation its name, such as {@code java.sql.Statement.executeQuery}
   * @param totalNanos how long they took together
   */
  public record Total(String operation, long calls, long totalNanos) {}

  private final Map<String, Total> totals = new LinkedHashMap<>();
  private final Set<String> formerFingerprints = new LinkedHashSet<>();
  private final Map<Operation, Long> nanosByCause = new LinkedHashMap<>();

  OperationsBeneath() {}

  void add(Total calls) {
    if (totals.size() < MOST || totals.containsKey(calls.operation())) {
      Total before = totals.get(calls.operation());
      totals.put(calls.operation(), before == null ? calls : sum(before, calls));
    }
  }

  void add(String formerFingerprint) {
    if (formerFingerprints.size() < MOST) {
      formerFingerprints.add(formerFingerprint);
    }
  }

  void add(List<String> formerFingerprints) {
    for (String fingerprint : formerFingerprints) {
      add(fingerprint);
    }
  }

  void addCause(Operation cause, long durationNanos) {
    nanosByCause.merge(cause, durationNanos, Long::sum);
  }

  /** The cause of most of the time. */
  Operation mainCause(Operation otherwise) {
    Operation main = otherwise;
    for (Map.Entry<Operation, Long> cause : nanosByCause.entrySet()) {
      if (cause.getValue() > nanosByCause.getOrDefault(main, -1L)) {
        main = cause.getKey();
      }
    }
    return main;
  }

  private static Total sum(Total one, Total other) {
    return new Total(
        one.operation(), one.calls() + other.calls(), one.totalNanos() + other.totalNanos());
  }

  /** The operations, those that took longest first. */
  List<Total> totals() {
    List<Total> sorted = new ArrayList<>(totals.values());
    sorted.sort(new LongestFirst());
    return sorted;
  }

  private static final class LongestFirst implements Comparator<Total> {
    @Override
    public int compare(Total one, Total other) {
      return Long.compare(other.totalNanos(), one.totalNanos());
    }
  }

  List<String> formerFingerprints() {
    return List.copyOf(formerFingerprints);
  }
}
