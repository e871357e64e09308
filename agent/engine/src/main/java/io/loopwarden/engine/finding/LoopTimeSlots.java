package io.loopwarden.engine.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept of one event loop over time. Guarded by the history. */
final class LoopTimeSlots {

  /** How many slots each of its times has. */
  static final int SLOTS = 120;

  /** What one of its times takes. */
  static final int TIME_BYTES = TimeSlots.bytes(SLOTS) + 64;

  private final TimeSlots busy = new TimeSlots(SLOTS);
  private final Map<String, OfCause> causes = new LinkedHashMap<>();

  private static final class OfCause {
    private final boolean isOfPlatform;
    private final TimeSlots slots = new TimeSlots(SLOTS);
    private long nanos;

    OfCause(boolean isOfPlatform) {
      this.isOfPlatform = isOfPlatform;
    }
  }

  /** Adds for how long it was busy between two moments since the beginning of the history. */
  void busy(long fromNanos, long toNanos, long nanos) {
    busy.add(fromNanos, toNanos, nanos);
  }

  /** Adds what took its time between two moments since the beginning of the history. */
  void took(String cause, boolean isOfPlatform, long fromNanos, long toNanos, long nanos) {
    OfCause times = causes.get(cause);
    if (times == null) {
      times = new OfCause(isOfPlatform);
      causes.put(cause, times);
    }
    times.slots.add(fromNanos, toNanos, nanos);
    times.nanos += nanos;
  }

  /** How many times it keeps: that for which it was busy, and one for each cause. */
  int count() {
    return 1 + causes.size();
  }

  /** A copy. */
  LoopHistory copy() {
    List<LoopHistory.OfCause> copies = new ArrayList<>();
    for (Map.Entry<String, OfCause> cause : causes.entrySet()) {
      OfCause times = cause.getValue();
      copies.add(
          new LoopHistory.OfCause(
              cause.getKey(), times.isOfPlatform, times.nanos, times.slots.copy()));
    }
    return new LoopHistory(busy.copy(), copies);
  }
}
