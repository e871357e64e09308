package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import io.loopwarden.engine.config.OptionType.CountOrFull;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.CallAdvice;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.pool.PoolSaturation;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The log's entries for occurrences of each kind. */
final class ReportEntries {

  private final StackLines lines;
  private final boolean hasOwnOperations;

  /** Read for the first report, and not while the JVM starts. */
  private @Nullable Advice advice;

  /**
   * Makes reports as the options ask for them.
   *
   * @param isApplication decides by its name whether a class is the application's
   */
  ReportEntries(Configuration configuration, Predicate<String> isApplication) {
    int most = configuration.get(LogOptions.STACK);
    this.lines = new StackLines(most, most == CountOrFull.FULL, isApplication);
    this.hasOwnOperations = !configuration.get(Options.OPERATIONS_FILE).isEmpty();
  }

  /**
   * The entry.
   *
   * @param since what has occurred of the problem since its last entry, this included
   */
  Event of(Occurrence occurrence, SinceLastReport since) {
    if (occurrence instanceof BlockingCall call) {
      return BlockingCallReport.of(call, since, remedy(call), lines);
    }
    if (occurrence instanceof Stall stall) {
      return StallReport.of(stall, since, remedy(stall), lines);
    }
    if (occurrence instanceof PoolSaturation pool) {
      return PoolReport.of(pool, since, remedy(pool), lines);
    }
    if (occurrence instanceof JfrReport seen) {
      return seen.toEvent(since, remedy(seen), lines);
    }
    throw new IllegalArgumentException("no report for " + occurrence.getClass());
  }

  /** Several threads of the agent make reports. */
  private synchronized Advice advice() {
    Advice known = advice;
    if (known == null) {
      known = new Advice(hasOwnOperations);
      advice = known;
    }
    return known;
  }

  private Advice.Words remedy(BlockingCall call) {
    return new CallAdvice(advice()).of(call.finding(), call.operation(), call.site(), call.stack());
  }

  private Advice.Words remedy(JfrReport seen) {
    Finding finding = seen.finding();
    return new CallAdvice(advice()).of(finding, finding.operation(), seen.site(), seen.stack());
  }

  private Advice.Words remedy(PoolSaturation pool) {
    List<String> names = CallAdvice.classNamesFrom(pool.site(), pool.stack());
    Operation operation = pool.finding().operation();
    return advice().of(operation.category(), operation.remedy(), names);
  }

  /** A call that blocks on is told like one that has ended. */
  private Advice.Words remedy(Stall stall) {
    List<String> names = CallAdvice.classNamesFrom(stall.finding().site(), stall.stack());
    Operation operation = stall.operation();
    return operation != null && stall.cause() == Cause.BLOCKING_CALL
        ? advice().of(operation, stall.call() == null ? operation.name() : stall.call(), names)
        : advice().of(stall.cause().key(), stall.cause().remedy(), names);
  }
}
