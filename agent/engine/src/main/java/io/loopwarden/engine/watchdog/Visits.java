package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.watchdog.judging.CauseClassifier;
import io.loopwarden.engine.watchdog.judging.Examiner;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.StallIncident;
import io.loopwarden.engine.watchdog.judging.StuckOperation;
import io.loopwarden.engine.watchdog.platform.PlatformReader;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;

/** What the watchdog does at each visit. Made and used by its thread only. */
final class Visits {

  private final StallTimes times;
  private final WatchedLoops loops;
  private final Stalls stalls;
  private final ThreadFigures figures;
  private final PlatformReader platform;
  private final Diagnosis diagnosis;
  private final BusyLoops busy;
  private final CarrierHolds holds;

  Visits(
      StallTimes times,
      WatchedLoops loops,
      Stalls stalls,
      StallWarmup warmup,
      StuckOperation stuck,
      JfrEvents jfr,
      ThreadFigures figures,
      PlatformReader platform) {
    this.times = times;
    this.loops = loops;
    this.stalls = stalls;
    this.figures = figures;
    this.platform = platform;
    RunQueues queues = new RunQueues();
    Examiner examiner = new Examiner(platform.history());
    CauseClassifier classifier = new CauseClassifier(times.stallNanos());
    diagnosis = new Diagnosis(loops, stuck, warmup, figures, examiner, classifier);
    busy =
        new BusyLoops(times, warmup, jfr, stalls, figures, queues, platform, examiner, diagnosis);
    holds = new CarrierHolds(stalls, platform.history(), times.stallNanos(), warmup);
  }

  /** Visits all event loops. */
  void visit() {
    platform.read(times.periodNanos());
    long beginNanos = System.nanoTime();
    loops.keepTime(beginNanos);
    for (LoopWatch watch : loops.observed()) {
      if (!watch.isQuiet()) {
        visit(watch);
      }
    }
    stalls.diagnosedUntil(beginNanos);
  }

  private void visit(LoopWatch watch) {
    try {
      judgeEnded(watch);
      if (loops.removeEnded(watch)) {
        return;
      }
      if (watch.findIteration(figures, System.nanoTime())) {
        stalls.end(watch);
      }
      holds.look(watch, watch.loop().metrics.busySinceNanos(), System.nanoTime());
      busy.look(watch);
    } catch (Throwable e) {
      // One look is lost, not the next one.
    }
  }

  private void judgeEnded(LoopWatch watch) {
    UnjudgedIteration ended = watch.iterations().next();
    if (ended != null) {
      platform.readAgain();
      diagnoseEnded(watch);
    }
    while (ended != null && stalls.hasCallsOf(ended.iteration)) {
      try {
        judge(watch, ended);
      } finally {
        watch.iterations().remove();
      }
      ended = watch.iterations().next();
    }
    boolean isOver = watch.hasEnded() || watch.loop().waitsUnseen();
    if (isOver && watch.account().ongoing() != null && watch.iterations().isEmpty()) {
      stalls.end(watch); // of a loop whose waits are not seen: its end is not noted
    }
  }

  private void diagnoseEnded(LoopWatch watch) {
    for (UnjudgedIteration ended : watch.iterations()) {
      diagnose(watch, ended);
    }
  }

  private void diagnose(LoopWatch watch, UnjudgedIteration ended) {
    if (ended.isDiagnosed) {
      return;
    }
    ended.isDiagnosed = true;
    JudgedStall judged = diagnosis.ofEnded(watch, ended.iteration);
    if (judged != null) {
      ended.stall = stalls.diagnosed(watch, judged);
    }
  }

  private void judge(LoopWatch watch, UnjudgedIteration ended) {
    diagnose(watch, ended); // it may have ended since
    StallIncident stall = ended.stall;
    if (stall == null) {
      watch.account().countInWarmup();
    } else {
      stalls.ended(watch, stall);
    }
  }
}
