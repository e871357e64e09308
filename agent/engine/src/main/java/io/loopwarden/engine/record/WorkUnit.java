package io.loopwarden.engine.record;

import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the units of an event loop's work: a task, or an event of a channel, within one
 * iteration. A unit is a number that differs from those of the loop's other units.
 */
final class WorkUnit {

  /** No unit: between iterations, and of a loop whose units are not known. */
  static final long NONE = 0;

  /** How many bits of a unit count the loop's steps; those above them identify the iteration. */
  private static final int STEP_BITS = 20;

  /** The bits of the time at which an iteration began that identify it. */
  static final long ITERATION_MASK = -1L >>> STEP_BITS;

  private WorkUnit() {}

  /**
   * The unit that a loop works on now. {@link #NONE} between iterations, and where they are not
   * known, as on threads that a program declares to be non-blocking. Any thread may ask.
   *
   * @param loop the loop, or null if nothing is known of it
   */
  static long of(@Nullable LoopwardenLoop loop) {
    if (loop == null || loop.declared || loop.waitsUnseen()) {
      return NONE;
    }
    long since = loop.metrics.busySinceNanos();
    if (since == 0) {
      return NONE;
    }
    long steps = loop.metrics.steps();
    // before a wait was seen, iterations cannot be distinguished: each step counts as one
    long iteration = loop.metrics.hasWaited() ? since : since + steps;
    long unit = iteration << STEP_BITS | steps & (1 << STEP_BITS) - 1;
    return unit == NONE ? 1 : unit;
  }

  /**
   * The iteration that a unit is a part of. Of the nanoseconds at which it began the highest bits
   * are lost, which makes two iterations equal only if they begin hours apart.
   */
  static long iteration(long unit) {
    return unit >>> STEP_BITS;
  }
}
