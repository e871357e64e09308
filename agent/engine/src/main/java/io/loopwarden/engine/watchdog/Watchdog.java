package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.RouteOptions;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.thread.RepeatedWork;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.LoopAge;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.judging.StuckOperation;
import io.loopwarden.engine.watchdog.platform.PlatformClock;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformReader;
import io.loopwarden.engine.watchdog.platform.SafepointCounter;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that watches for stuck event loops, a hundred times a second.
 *
 * <p>A loop that is idle, or has only just become busy, costs one volatile read a visit. One that
 * is busy for longer than {@link StallTimes#firstLookNanos} is looked at once; one that is past a
 * quarter of the stall threshold has its stack sampled, until its iteration ends or samples would
 * repeat each other. When the loop itself has noted that a long iteration ended, the samples tell
 * the cause.
 */
public final class Watchdog implements RepeatedWork, Supplier<StallSummary> {

  private final StuckOperation stuck;
  private final Instrumentation instrumentation;
  private final Judge judge;
  private final Stalls stalls;
  private final JfrEvents jfr;
  private final Causality causality;
  private final CallShare callShare = new CallShare();
  private final StallTimes times;
  private final StallWarmup warmup;
  private final WatchedLoops loops;
  private final RouteSampler routes;
  private final boolean areRoutesSampled;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch watching = new CountDownLatch(1);
  private volatile @Nullable ThreadFigures threads;

  /** Made and used by the thread. */
  private @Nullable Visits visits;

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
    this.loops = new WatchedLoops(judge.history());
    this.stalls = new Stalls(catalogue, owners, policy, judge, causality, scopes, recorded);
    this.routes = new RouteSampler(catalogue, owners);
    this.areRoutesSampled = configuration.get(RouteOptions.ROUTES);
    this.times = StallTimes.of(configuration);
    this.warmup =
        new StallWarmup(
            configuration.get(Options.STALL_WARMUP).toNanos(), times.firstOngoingNanos());
  }

  /** Starts the thread, unless it runs: its first steps take a while. */
  public void start() {
    AgentThreads.startOnce(started, "loopwarden-watchdog", this);
    if (areRoutesSampled) {
      routes.start();
    }
  }

  /**
   * Waits until the thread, once it is started, sees what event loops do.
   *
   * @param mostNanos how long to wait at most
   */
  public void awaitReady(long mostNanos) {
    try {
      watching.await(mostNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A loop has started; runs on the loop's thread, or on the agent's own for a late attach. */
  public LoopWatch watch(LoopwardenLoop loop) {
    return loops.add(loop, threads);
  }

  /** An executor runs on a thread that was only declared; runs on that thread. */
  public void executorStarted(LoopWatch watch) {
    loops.observe(watch);
  }

  /** What the platform added to calls. */
  public CallShare callShare() {
    return callShare;
  }

  /** What the platform took from all threads, at each visit. */
  public PlatformHistory platform() {
    return callShare.history();
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
    long cpuNanos = figures == null ? -1 : watch.thread().currentCpuNanos(figures);
    watch.ended(EndedIteration.of(watch.loop(), startNanos, endNanos, cpuNanos));
  }

  /** Whether a long iteration has ended and is not judged yet. */
  public boolean isJudging() {
    return loops.isJudging();
  }

  /** Visits the event loops; the first time, gets ready for that. */
  @Override
  public long turn() {
    Visits ready = visits;
    if (ready == null) {
      visits = makeVisits();
      watching.countDown();
    } else {
      ready.visit();
    }
    return times.periodNanos();
  }

  @Override
  public long pauseAfterFailureNanos() {
    return times.periodNanos();
  }

  private Visits makeVisits() {
    ThreadFigures figures = ThreadFigures.open();
    threads = figures;
    PlatformClock clock = new PlatformClock(SafepointCounter.open(instrumentation));
    PlatformReader platform = new PlatformReader(clock, callShare.history());
    Visits made = new Visits(times, loops, stalls, warmup, stuck, jfr, figures, platform);
    loops.findCarriers(instrumentation);
    return made;
  }

  /** The time of event loops by route, and that of all that has none, under an empty name. */
  public List<RouteTime> routes() {
    return routes.byRoute();
  }

  /** What event loops did for all of their time, as collapsed stacks beneath their routes. */
  public String collapsedStacks() {
    return routes.collapsed();
  }

  /**
   * The numbers of the groups of event loops since the start.
   *
   * @param withDurations whether also how long iterations took and tasks waited, and how many wait
   */
  public List<GroupFigures> groups(boolean withDurations) {
    return loops.groups(withDurations, System.nanoTime());
  }

  /** How old the iterations of event loops are that run, but of threads that are only declared. */
  public List<LoopAge> ages() {
    long nowNanos = System.nanoTime();
    List<LoopAge> ages = new ArrayList<>();
    for (LoopWatch watch : loops) {
      LoopwardenLoop loop = watch.loop();
      if (!loop.declared || loop.executor != null) {
        ages.add(watch.age(groupOf(loop.thread.getName()), nowNanos));
      }
    }
    return ages;
  }

  /** The name of the group of an event loop, by its thread's name. */
  public String groupOf(String eventLoop) {
    return loops.groupOf(eventLoop);
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
        loops.figures(System.nanoTime()),
        routes.rows(judge),
        routes.ofLoops());
  }
}
