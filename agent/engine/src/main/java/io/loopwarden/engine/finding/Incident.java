package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.policy.AllowRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the judge has to know of something that happened, before anything describes it. */
public interface Incident {

  /** Stands for the id of an event loop's thread where there is none. */
  long NO_EVENT_LOOP = 0;

  /** What it is. */
  Kind kind();

  /** The stable id of the problem that it would be an occurrence of. */
  String fingerprint();

  /** The fingerprint of a stall with the same site and call, as which the watchdog may see it. */
  default String fingerprintOfStall() {
    return fingerprint();
  }

  /** The fingerprints that baselines of earlier versions may have for that problem. */
  default List<String> formerFingerprints() {
    return List.of();
  }

  /** How long it took, or has taken so far. */
  long durationNanos();

  /** When it ended, or was seen, by {@link System#nanoTime()}. */
  default long endNanos() {
    return System.nanoTime();
  }

  /** The id of the event loop's thread; {@link #NO_EVENT_LOOP} if it blocked another thread. */
  default long threadId() {
    return NO_EVENT_LOOP;
  }

  /** The allow rule that allows something of this length there; null if none does. */
  @Nullable AllowRule rule();

  /** Whether it is too short to count, unless a rule allows it anyway. */
  boolean isBelowThreshold();

  /** Whether the platform caused it. */
  default boolean isOfPlatform() {
    return kind() == Kind.PLATFORM_STALL;
  }

  /** Whether it counts as something else; sinks may get it all the same. */
  default boolean isCountedElsewhere() {
    return false;
  }

  /** Whether it was reported while it lasted, and its end is counted only. */
  default boolean isReportedWhileItLasts() {
    return false;
  }

  /**
   * What {@link Judge#goesOn} had for its loop while it lasted: it goes on until its end is
   * counted, so that it is there at every moment, and once. Null if it was not seen to go on.
   */
  default @Nullable Object endedOn() {
    return null;
  }

  /** What stands for all threads of a deadlock, if it is one; null if not. */
  default @Nullable String deadlock() {
    return null;
  }

  /** Why it blocked, as reports name it: a call, or the cause of a stall. */
  default String cause() {
    return "blocking_call";
  }

  /** What blocked for the longest time in it; for a stall, its cause. */
  Operation operation();

  /** The name of the thread that it blocked; empty if that is no event loop. */
  String threadName();

  /** Whom it kept waiting, if that is known. */
  default Delay delay() {
    return Delay.NONE;
  }

  /** How long it blocked the event loop while no other incident did. */
  default long ownNanos() {
    return durationNanos();
  }

  /** The method and the route of the request; null if they are not known. Takes microseconds. */
  default @Nullable String route() {
    return null;
  }

  /** The trace; null if that is not known. Takes microseconds. */
  default @Nullable String traceId() {
    return null;
  }

  /** Where it happened, if OpenTelemetry followed the request; null if that is not known. */
  default @Nullable SpanPlace spanPlace() {
    return null;
  }

  /** The stack, the innermost frame first. */
  List<Frame> stack();

  /**
   * The problem, if this is its first occurrence.
   *
   * @param stack what to keep of the stack
   */
  Finding toFinding(List<Frame> stack);

  /** What blocked, and how long in all. */
  record Blocked(Operation operation, long durationNanos) {}

  /** The operations that blocked in it. */
  default List<Blocked> blocked() {
    return List.of();
  }

  /** Notes the problem that it is an occurrence of. Called under the judge's lock. */
  void occursAs(Finding finding);

  /** Describes it for the sinks. */
  Occurrence describe(Finding finding);
}
