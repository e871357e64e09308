package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One occurrence of a problem, as sinks get it: what all kinds have in common. */
public interface Occurrence {

  /** The problem that it is an occurrence of. */
  Finding finding();

  /** What blocked for the longest time in it; for a stall, its cause. */
  default Operation blockingOperation() {
    return finding().operation();
  }

  /** How long it took, or has taken so far; 0 if it was refused. */
  long durationNanos();

  /** When it ended, or was seen, by {@link System#nanoTime()}. */
  long endNanos();

  /** When it ended, or was seen, since the epoch. */
  long endMillis();

  /** The name of the thread that it blocked. */
  String threadName();

  /** The id of that thread. */
  long threadId();

  /** What the event loop was doing, in words, by the keys of {@code WorkDescription}. */
  Map<String, String> work();

  /** Whom it kept waiting, if that is known. */
  default Delay delay() {
    return Delay.NONE;
  }

  /** Whose work it was; null if that is not known. */
  @Nullable Object scope();

  /** The site of the problem, with the line of this occurrence. */
  default Frame site() {
    return finding().site();
  }

  /** Where it happened, the innermost frame first. */
  default List<Frame> stack() {
    return finding().stack();
  }

  /** Whether the event loop waits for what cannot happen while it waits. */
  default boolean isDeadlock() {
    return finding().isDeadlock();
  }

  /** Whether it has not ended yet. */
  default boolean isOngoing() {
    return false;
  }
}
