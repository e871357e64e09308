package io.loopwarden.it.checker;

import java.util.OptionalLong;

/**
 * One time that a loop was held, and what was said of it.
 *
 * @param span from when to when
 * @param warnings what Vert.x's checker said
 * @param reports what Loopwarden said
 */
record Round(Span span, Warnings warnings, Reports reports) {

  /** How long after the beginning something was. */
  OptionalLong afterBeginning(OptionalLong moment) {
    return after(span.beganMillis(), moment);
  }

  /** How long after the end something was. */
  OptionalLong afterEnd(OptionalLong moment) {
    return after(span.endedMillis(), moment);
  }

  private static OptionalLong after(long start, OptionalLong moment) {
    return moment.isEmpty() ? moment : OptionalLong.of(moment.getAsLong() - start);
  }
}
