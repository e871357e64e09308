package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.judging.StallIncident;
import org.jspecify.annotations.Nullable;

/**
 * A long iteration that has ended. What it was is found out at once; it is judged once the calls of
 * it are. Only the watchdog's thread changes it.
 */
final class UnjudgedIteration {

  final EndedIteration iteration;

  /** Whether it is known what it was. */
  boolean isDiagnosed;

  /** What it was; null if the warm-up covers it. */
  @Nullable StallIncident stall;

  UnjudgedIteration(EndedIteration iteration) {
    this.iteration = iteration;
  }
}
