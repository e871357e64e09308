package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import io.loopwarden.engine.watchdog.judging.Blame;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Deadlocks;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.judging.Examiner;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.Moment;
import io.loopwarden.engine.watchdog.judging.StuckOperation;
import io.loopwarden.engine.watchdog.platform.PlatformClock;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.SafepointCounter;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.Sampler;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that watches for stuck event loops, a hundred times a second.
 *
 * <p>A loop that is idle, or has only just become busy, costs one volatile read a visit. One that
 * is busy for longer than {@link #firstLookNanos} is looked at once; one that is past a quarter of
 * the stall threshold has its stack sampled, until its iteration ends or samples would repeat each
 * other. When the loop itself has noted that a long iteration ended, the samples tell the cause.
 */
public final class Watchdog implements Runnable, Supplier<StallSummary> {

  /** The category that allow rules may name. */
  public static final String CATEGORY = "stall";

  private static final long PERIOD_NANOS = 10_000_000;
  private static final long SHORTEST_PERIOD_NANOS = 1_000_000;

  /** A normal iteration is over by then. */
  private static final long FIRST_LOOK_NANOS = 2_000_000;

  /** Samples come that much rarer, the longer a stall lasts. */
  private static final long SAMPLES_PER_AGE = 16;

  private final StuckOperation stuck;
  private final Instrumentation instrumentation;
  private final Judge judge;
  private final Stalls stalls;
  private final Blame blame;
  private final JfrEvents jfr;
  private final Causality causality;
  private final Deadlocks deadlocks = new Deadlocks();
  private final long stallNanos;
  private final StallWarmup warmup;
  private final long periodNanos;
  private final long firstLookNanos;
  private final long firstOngoingNanos;
  private final WatchedLoops loops = new WatchedLoops();
  private final PlatformHistory history = new PlatformHistory();
  private final Examiner examiner = new Examiner(history);
  private volatile @Nullable ThreadFigures threads;

  /**
   * Makes a watchdog whose thread does not run yet.
   *
   * @param judge gets the stalls, on the watchdog's thread
   */
  public Watchdog(
      Catalogue catalogue,
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      Judge judge,
      Instrumentation instrumentation,
      JfrEvents jfr,
      RecordedIntervals recorded,
      Scopes scopes) {
    this.jfr = jfr;
    this.causality = new Causality(owners);
    this.stuck = new StuckOperation(catalogue, owners);
    this.instrumentation = instrumentation;
    this.judge = judge;
    this.stalls = new Stalls(owners, policy, judge, causality, scopes, jfr, recorded);
    this.stallNanos = configuration.get(Options.STALL_THRESHOLD).toNanos();
    this.blame = new Blame(stallNanos);
    this.periodNanos = Math.max(SHORTEST_PERIOD_NANOS, Math.min(PERIOD_NANOS, stallNanos / 8));
    this.firstLookNanos = Math.min(FIRST_LOOK_NANOS, stallNanos / 8);
    this.firstOngoingNanos = firstOngoingNanos(configuration.get(Options.STALL_ONGOING).toNanos());
    this.warmup =
        new StallWarmup(configuration.get(Options.STALL_WARMUP).toNanos(), firstOngoingNanos);
  }

  /** A loop has started; runs on the loop's thread, or on the agent's own for a late attach. */
  public LoopWatch watch(LoopwardenLoop loop) {
    return loops.add(loop);
  }

  /** Who queued the tasks of event loops. */
  public Causality causality() {
    return causality;
  }

  /** A loop has ended. */
  public void forget(LoopWatch watch) {
    watch.end();
  }

  /**
   * An iteration that took longer than the stall threshold has ended. Runs on the loop's thread.
   */
  public void ended(LoopWatch watch, long startNanos, long endNanos) {
    ThreadFigures figures = threads;
    LoopwardenLoop loop = watch.loop();
    watch.ended(
        new EndedIteration(
            startNanos,
            endNanos,
            System.currentTimeMillis(),
            figures == null ? -1 : figures.currentCpuNanos(watch),
            loop.calledNanos(),
            loop.recordedNanos,
            loop.pulse.stepsOfIteration()));
  }

  /** Watches until the agent's threads end. */
  @Override
  public void run() {
    ThreadFigures figures = ThreadFigures.open();
    Sampler sampler = new Sampler(figures);
    PlatformClock clock = new PlatformClock(SafepointCounter.open(instrumentation));
    CarrierHolds holds = new CarrierHolds(stalls, history, stallNanos, warmup);
    threads = figures;
    loops.findCarriers(instrumentation);
    while (!AgentThreads.areEnded()) {
      AgentThreads.pause(this, periodNanos);
      try {
        read(clock, periodNanos);
        loops.keepTime(System.nanoTime());
        for (LoopWatch watch : loops) {
          if (!watch.isQuiet()) {
            look(watch, figures, sampler, clock, holds);
          }
        }
      } catch (Throwable e) {
        // One round is lost, not the next one.
      }
    }
  }

  private void look(
      LoopWatch watch,
      ThreadFigures figures,
      Sampler sampler,
      PlatformClock clock,
      CarrierHolds holds) {
    try {
      judgeEnded(watch, clock);
      if (loops.removeEnded(watch)) {
        return;
      }
      if (watch.findIteration(figures, System.nanoTime())) {
        stalls.end(watch);
      }
      holds.look(watch, watch.loop().pulse.busySinceNanos(), System.nanoTime());
      observe(watch, figures, sampler, clock);
    } catch (Throwable e) {
      // One look is lost, not the next one.
    }
  }

  /** A pause may have come in the middle of a visit: the clock is read again. */
  private void readAgain(PlatformClock clock) {
    read(clock, 0);
  }

  private void read(PlatformClock clock, long wantedNanos) {
    PlatformTimes times = clock.read(wantedNanos);
    history.add(clock.readNanos(), times);
  }

  private void judgeEnded(LoopWatch watch, PlatformClock clock) {
    EndedIteration ended = watch.nextEnded();
    if (ended != null) {
      readAgain(clock);
    }
    while (ended != null) {
      try {
        judge(watch, ended);
      } finally {
        watch.judged();
      }
      ended = watch.nextEnded();
    }
    boolean isOver = watch.hasEnded() || watch.loop().waitsUnseen();
    if (isOver && watch.ongoing() != null && !watch.isWaiting()) {
      stalls.end(watch); // of a loop whose waits are not seen: its end is not noted
    }
  }

  private void judge(LoopWatch watch, EndedIteration ended) {
    Observation observation = watch.observationOf(ended.startNanos());
    Evidence evidence = examiner.ofEnded(watch, ended, observation);
    if (warmup.covers(watch, ended.endNanos(), evidence)) {
      watch.countInWarmup();
    } else {
      Moment end = new Moment(ended.endNanos(), ended.endMillis());
      Cause cause = blame.causeOf(evidence);
      stalls.ended(JudgedStall.ended(watch, cause, evidence, observation, end));
    }
  }

  /** Whether a long iteration has ended and is not judged yet. */
  public boolean isJudging() {
    return loops.isJudging();
  }

  private void observe(
      LoopWatch watch, ThreadFigures figures, Sampler sampler, PlatformClock clock) {
    LoopwardenLoop loop = watch.loop();
    long now = System.nanoTime();
    long since = loop.pulse.busySinceNanos();
    watch.releaseEnded(since);
    if (since == 0 || now - since < firstLookNanos || loop.waitsUnseen()) {
      return;
    }
    watch.countCpu(figures);
    Observation observation = watch.observationOf(since);
    if (observation == null) {
      observation =
          new Observation(
              since,
              now,
              figures.cpuNanos(watch),
              watch.runQueue().delayNanos(),
              history.before(since));
      observation.plannedNanos = stallNanos / 4;
      observation.nextSampleNanos = since + stallNanos / 4;
      observation.nextReportNanos = firstOngoingNanos;
      observation.event = jfr.beginStall();
      watch.add(observation);
    }
    boolean isDue = now - observation.nextSampleNanos >= 0;
    if (isDue) {
      sampler.sample(watch, observation, now);
      observation.plannedNanos = Math.max(periodNanos, (now - since) / SAMPLES_PER_AGE);
      observation.nextSampleNanos = now + observation.plannedNanos - periodNanos;
    }
    if (warmup.covers(watch, now, now - since)) {
      return;
    }
    boolean isToReport = now - since >= observation.nextReportNanos;
    if (isToReport) {
      readAgain(clock);
    }
    long ownNanos = now - since - examiner.platformSince(observation).sumNanos();
    if (isToReport && ownNanos >= observation.nextReportNanos) {
      JudgedStall judged = judgeOngoing(watch, observation, figures, true, now);
      if (judged != null) {
        while (ownNanos >= observation.nextReportNanos) {
          observation.nextReportNanos *= 2;
        }
        stalls.ongoing(judged);
      }
    } else if (isDue && ownNanos >= stallNanos) {
      JudgedStall judged = judgeOngoing(watch, observation, figures, false, now);
      if (judged != null) {
        stalls.goesOn(judged);
      }
    }
  }

  /** The stall threshold times the first power of two with which a stall is old enough. */
  private long firstOngoingNanos(long ageNanos) {
    long nanos = Math.max(1, stallNanos);
    while (nanos < ageNanos) {
      nanos *= 2;
    }
    return nanos;
  }

  /** Judges an iteration that lasts; null if it has ended after all, or the warm-up covers it. */
  private @Nullable JudgedStall judgeOngoing(
      LoopWatch watch, Observation observation, ThreadFigures figures, boolean deep, long now) {
    LoopwardenLoop loop = watch.loop();
    Operation operation = stuck.of(loop);
    long cpuNanos = figures.cpuNanos(watch);
    Evidence evidence = examiner.ofOngoing(watch, observation, cpuNanos, operation != null, now);
    boolean isOver = loop.pulse.busySinceNanos() != observation.startNanos;
    if (isOver || warmup.covers(watch, now, evidence)) {
      return null;
    }
    return JudgedStall.ongoing(
        watch,
        blame.causeOf(evidence),
        evidence,
        observation,
        stuck.nameOf(operation, evidence.samples()),
        deep ? deadlocks.otherSide(watch, loops, figures) : null);
  }

  /** What was seen since the start. */
  @Override
  public StallSummary get() {
    return new StallSummary(
        judge.violations(Kind.STALL),
        judge.count(Kind.PLATFORM_STALL, Outcome.OF_PLATFORM)
            + judge.count(Kind.PLATFORM_STALL, Outcome.ACCEPTED),
        judge.count(Kind.STALL, Outcome.ALLOWED),
        judge.count(Kind.STALL, Outcome.ACCEPTED)
            + judge.count(Kind.PLATFORM_STALL, Outcome.ACCEPTED),
        judge.count(Kind.STALL, Outcome.UNCLASSIFIED),
        loops.figures(System.nanoTime()));
  }
}
