package io.loopwarden.engine.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * One event loop over time, as a copy.
 *
 * @param busy how long it was busy
 * @param causes what blocked it, by cause
 */
public record LoopHistory(TimeSlots busy, List<OfCause> causes) {

  /**
   * What blocked an event loop for one cause.
   *
   * @param cause the name that reports give it, such as {@code cpu}
   * @param isOfPlatform whether the platform is to blame
   * @param nanos how long in all
   * @param slots when
   */
  public record OfCause(String cause, boolean isOfPlatform, long nanos, TimeSlots slots) {}

  /** That of an event loop of which nothing was noted. */
  public static LoopHistory empty() {
    return new LoopHistory(new TimeSlots(LoopTimeSlots.SLOTS), List.of());
  }

  /**
   * The same with what has not ended.
   *
   * @param fromNanos when it began, since the beginning of the history
   * @param toNanos now, likewise
   */
  public LoopHistory with(String cause, boolean isOfPlatform, long fromNanos, long toNanos) {
    long nanos = toNanos - fromNanos;
    TimeSlots slots = new TimeSlots(LoopTimeSlots.SLOTS);
    List<OfCause> with = new ArrayList<>();
    for (OfCause each : causes) {
      if (each.cause.equals(cause)) {
        nanos += each.nanos;
        slots = each.slots.copy();
      } else {
        with.add(each);
      }
    }
    slots.add(fromNanos, toNanos, toNanos - fromNanos);
    with.add(new OfCause(cause, isOfPlatform, nanos, slots));
    return new LoopHistory(busy, with);
  }

  /** How long the application blocked it in all. */
  public long blockedNanos() {
    long nanos = 0;
    for (OfCause cause : causes) {
      nanos += cause.isOfPlatform ? 0 : cause.nanos;
    }
    return nanos;
  }
}
