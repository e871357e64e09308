package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The occurrences of one problem that go on. Guarded by its {@link Finding}. */
final class OngoingOccurrences {

  /** When each began, by the event loop that it holds. */
  private final Map<Object, Long> startNanos = new HashMap<>();

  void begin(Object loop, long nanos) {
    startNanos.put(loop, nanos);
  }

  void end(Object loop) {
    startNanos.remove(loop);
  }

  int size() {
    return startNanos.size();
  }

  /** The sum of their ages. */
  long totalNanos() {
    long nanos = 0;
    for (long start : startNanos.values()) {
      nanos += ageNanos(start);
    }
    return nanos;
  }

  /** The greatest of their ages; 0 if there is none. */
  long longestNanos() {
    long nanos = 0;
    for (long start : startNanos.values()) {
      nanos = Math.max(nanos, ageNanos(start));
    }
    return nanos;
  }

  /** Adds their ages. */
  void addTo(Histogram durationsNanos) {
    for (long start : startNanos.values()) {
      durationsNanos.recordValue(ageNanos(start));
    }
  }

  private static long ageNanos(long startNanos) {
    return Math.max(0, System.nanoTime() - startNanos);
  }
}
