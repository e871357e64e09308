package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.ProblemFingerprints;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.thread.RepeatedWork;
import io.loopwarden.engine.watchdog.figures.RouteShare;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.routes.ChosenLoop;
import io.loopwarden.engine.watchdog.routes.Looks;
import io.loopwarden.engine.watchdog.routes.RandomMoments;
import io.loopwarden.engine.watchdog.routes.RouteTimes;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one busy event loop at random moments, to find out where the time of all of them goes.
 * While none is busy, that costs a few reads of memory. It has a thread of its own: the watchdog
 * keeps a steady pace, and judges stalls meanwhile.
 */
final class RouteSampler implements RepeatedWork {

  /** A program that starts, or is over soon, is left alone. */
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000;

  /**
   * After so many looks each share is known to less than a point; from then on rarer ones follow
   * what changes. The looks of a server that is always busy cost half a percent of a core at first.
   */
  private static final int FREQUENT_LOOKS = 6_000;

  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final AtomicBoolean started = new AtomicBoolean();

  /** Made by the thread: the start of the JVM does without. */
  private volatile @Nullable RouteTimes times;

  // Used by the thread alone.

  private boolean hasWaited;
  private int looksUntilRarer = FREQUENT_LOOKS;
  private @Nullable Sampling sampling;

  /** What the thread needs to look. */
  private record Sampling(RandomMoments moments, ChosenLoop chosen, Looks looks) {}

  RouteSampler(Catalogue catalogue, CodeOwners owners) {
    this.catalogue = catalogue;
    this.owners = owners;
  }

  /** Starts the thread, unless it runs. */
  void start() {
    AgentThreads.startOnce(started, "loopwarden-route-sampler", this);
  }

  /** Looks once, if a moment has come. */
  @Override
  public long turn() {
    if (!hasWaited) {
      hasWaited = true;
      return FIRST_PAUSE_NANOS;
    }
    Sampling ready = sampling;
    if (ready == null) {
      ready = begin();
      sampling = ready;
    } else {
      look(ready);
    }
    return ready.moments().nanosUntilNext(System.nanoTime());
  }

  @Override
  public long pauseAfterFailureNanos() {
    return RandomMoments.FIRST_MEAN_NANOS;
  }

  private Sampling begin() {
    RouteTimes all = new RouteTimes(catalogue, owners);
    SplittableRandom random = new SplittableRandom();
    Looks looks = new Looks(all, owners, ThreadFigures.open(), random);
    RandomMoments moments = new RandomMoments(random, System.nanoTime());
    times = all;
    return new Sampling(moments, new ChosenLoop(random), looks);
  }

  private void look(Sampling ready) {
    RandomMoments moments = ready.moments();
    int passed = moments.passed(System.nanoTime());
    LoopwardenLoop loop = passed == 0 ? null : ready.chosen().next();
    if (loop != null) {
      double loops = passed * ready.chosen().standsFor();
      long weightNanos = Math.round(loops * moments.meanNanos());
      ready.looks().look(((LoopWatch) loop.watch).thread(), weightNanos);
      looksUntilRarer--;
      if (looksUntilRarer == 0) {
        moments.beRarer();
      }
    }
  }

  /** The time of each route, and that of all that has none, under an empty name. */
  List<RouteTime> byRoute() {
    RouteTimes all = times;
    return all == null ? List.of() : all.byRoute();
  }

  /** The time of each route, and of each handler of what has none, the most first. */
  List<RouteTime> rows(Judge judge) {
    RouteTimes all = times;
    return all == null ? List.of() : all.rows(ProblemFingerprints.of(judge));
  }

  /** What each event loop mostly works for, the most first, by the id of its thread. */
  Map<Long, List<RouteShare>> ofLoops() {
    RouteTimes all = times;
    return all == null ? Map.of() : all.ofLoops();
  }

  /** The stacks beneath their routes, as collapsed stacks weighted by microseconds. */
  String collapsed() {
    RouteTimes all = times;
    return all == null ? "" : all.collapsed();
  }
}
