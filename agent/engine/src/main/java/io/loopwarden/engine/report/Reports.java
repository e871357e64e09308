package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.watchdog.judging.Stall;

/** The log's entries for occurrences of each kind. */
final class Reports {

  private Reports() {}

  /**
   * The entry.
   *
   * @param mostFrames how many frames of the stack to show
   */
  static Event of(Occurrence occurrence, int mostFrames) {
    if (occurrence instanceof BlockingCall call) {
      return BlockingCallReport.of(call, mostFrames);
    }
    if (occurrence instanceof Stall stall) {
      return StallReport.of(stall, mostFrames);
    }
    if (occurrence instanceof JfrReport seen) {
      return seen.toEvent(mostFrames);
    }
    throw new IllegalArgumentException("no report for " + occurrence.getClass());
  }
}
