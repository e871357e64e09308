package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.OptionType.CountOrFull;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.function.Predicate;

/** The log's entries for occurrences of each kind. */
final class Reports {

  private final StackLines lines;

  /**
   * Makes reports as the options ask for them.
   *
   * @param isApplication tells by its name whether a class is the application's
   */
  Reports(Configuration configuration, Predicate<String> isApplication) {
    int most = configuration.get(Options.LOG_STACK);
    this.lines = new StackLines(most, most == CountOrFull.FULL, isApplication);
  }

  /** The entry. */
  Event of(Occurrence occurrence) {
    if (occurrence instanceof BlockingCall call) {
      return BlockingCallReport.of(call, lines);
    }
    if (occurrence instanceof Stall stall) {
      return StallReport.of(stall, lines);
    }
    if (occurrence instanceof JfrReport seen) {
      return seen.toEvent(lines);
    }
    throw new IllegalArgumentException("no report for " + occurrence.getClass());
  }
}
