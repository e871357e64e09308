package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.CauseClassifier;
import io.loopwarden.engine.watchdog.judging.ClockReading;
import io.loopwarden.engine.watchdog.judging.Deadlocks;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.judging.Examiner;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.StuckOperation;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import org.jspecify.annotations.Nullable;

/** Finds out why an iteration is too long. Only the watchdog's thread uses it. */
final class Diagnosis {

  private final WatchedLoops loops;
  private final StuckOperation stuck;
  private final StallWarmup warmup;
  private final ThreadFigures figures;
  private final Examiner examiner;
  private final CauseClassifier classifier;
  private final Deadlocks deadlocks = new Deadlocks();

  Diagnosis(
      WatchedLoops loops,
      StuckOperation stuck,
      StallWarmup warmup,
      ThreadFigures figures,
      Examiner examiner,
      CauseClassifier classifier) {
    this.loops = loops;
    this.stuck = stuck;
    this.warmup = warmup;
    this.figures = figures;
    this.examiner = examiner;
    this.classifier = classifier;
  }

  /** Of an iteration that has ended; null if the warm-up covers it. */
  @Nullable JudgedStall ofEnded(LoopWatch watch, EndedIteration ended) {
    Observation observation = watch.observationOf(ended.startNanos());
    Evidence evidence =
        examiner.ofEnded(watch.thread(), ended, observation, watch.cpuBefore(ended));
    Cause cause = classifier.causeOf(evidence);
    if (warmup.covers(watch, ended.endNanos(), cause, evidence)) {
      return null;
    }
    ClockReading end = new ClockReading(ended.endNanos(), ended.endMillis());
    return JudgedStall.ended(watch.thread(), cause, evidence, observation, end);
  }

  /**
   * Of an iteration that lasts; null if it has ended after all, or the warm-up covers it.
   *
   * @param deep whether to look for the other side of a deadlock, too
   */
  @Nullable JudgedStall ofOngoing(
      LoopWatch watch, Observation observation, boolean deep, long nowNanos) {
    Operation operation = stuck.of(watch.loop());
    long cpuNanos = watch.thread().cpuNanos(figures);
    Evidence evidence =
        examiner.ofOngoing(
            watch.thread(), observation, cpuNanos, calledNanos(watch, nowNanos), nowNanos);
    boolean isOver = watch.loop().metrics.busySinceNanos() != observation.startNanos;
    if (isOver || warmup.covers(watch, nowNanos, evidence)) {
      return null;
    }
    return JudgedStall.ongoing(
        watch.thread(),
        classifier.causeOf(evidence),
        evidence,
        observation,
        stuck.named(operation, evidence.samples()),
        deep ? deadlocks.otherSide(watch.thread(), loops.threads(), figures) : null);
  }

  /**
   * How long operations have taken in the iteration, the one that runs now included. That one is
   * read first: if it ends meanwhile, it counts twice rather than never.
   */
  private static long calledNanos(LoopWatch watch, long nowNanos) {
    long sinceNanos = watch.loop().callSinceNanos();
    long runningNanos = sinceNanos == 0 ? 0 : Math.max(0, nowNanos - sinceNanos);
    return watch.loop().calledNanos() + runningNanos;
  }
}
