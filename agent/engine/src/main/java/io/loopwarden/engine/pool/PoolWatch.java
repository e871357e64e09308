package io.loopwarden.engine.pool;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import io.loopwarden.engine.config.PoolOptions;
import io.loopwarden.engine.config.Rate;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.thread.RepeatedWork;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenConnections;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenPool;
import io.loopwarden.hooks.LoopwardenPools;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the pools that event loops hand work to, and at those of connections, four times a
 * second, and more often while somebody waits for one. It has a thread of its own: what it asks is
 * the host's code, and may hang.
 */
public final class PoolWatch implements RepeatedWork, Supplier<List<SaturatedPool>> {

  private static final long PERIOD_NANOS = 250_000_000;
  private static final long CLOSE_PERIOD_NANOS = 50_000_000;

  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final Judge judge;
  private final Instrumentation instrumentation;
  private final EventLoopTypes eventLoops;
  private final long thresholdNanos;
  private final Rate rate;
  private final AtomicBoolean started = new AtomicBoolean();

  // Used by the thread alone.

  private final Set<LoopwardenPool> lookedAt = new HashSet<>();

  /** Those that nobody knows how to look at. */
  private final Set<LoopwardenPool> unknown = new HashSet<>();

  private final Map<String, WatchedPool> pools = new LinkedHashMap<>();
  private final PoolCounts counts = new PoolCounts();
  private @Nullable Looking looking;

  // Written by the thread.

  private volatile List<SaturatedPool> saturated = List.of();
  private volatile List<PoolFigures> figures = List.of();

  /** What the thread needs to look. */
  private record Looking(
      PoolTypes types,
      ThreadFigures threads,
      StalledCall calls,
      ConnectionPools connections,
      LeasePools leases) {}

  /**
   * Makes one whose thread does not run yet.
   *
   * @param judge gets saturated pools, on the thread of this
   */
  public PoolWatch(
      Catalogue catalogue,
      Configuration configuration,
      CodeOwners owners,
      Judge judge,
      Instrumentation instrumentation,
      EventLoopTypes eventLoops) {
    this.catalogue = catalogue;
    this.owners = owners;
    this.judge = judge;
    this.instrumentation = instrumentation;
    this.eventLoops = eventLoops;
    this.thresholdNanos = configuration.get(PoolOptions.THRESHOLD).toNanos();
    this.rate = configuration.get(LogOptions.RATE);
  }

  /** Starts the thread once one of the pools is used that it looks at. */
  public void startIfNeeded() {
    boolean isUsed =
        !LoopwardenPools.isEmpty()
            || !LoopwardenConnections.isEmpty()
            || !LoopwardenLeases.isEmpty();
    if (thresholdNanos > 0 && !started.get() && isUsed) {
      AgentThreads.startOnce(started, "loopwarden-pools", this);
    }
  }

  /** The pools that are saturated now. Any thread may ask. */
  @Override
  public List<SaturatedPool> get() {
    return saturated;
  }

  /** The numbers of the pools that are looked at. Any thread may ask. */
  public List<PoolFigures> figures() {
    return figures;
  }

  /** Looks at all; the first time, gets ready for that. */
  @Override
  public long turn() {
    Looking ready = looking;
    if (ready == null) {
      looking = begin();
      return PERIOD_NANOS;
    }
    find(ready);
    return visit(System.nanoTime(), ready) ? CLOSE_PERIOD_NANOS : PERIOD_NANOS;
  }

  @Override
  public long pauseAfterFailureNanos() {
    return PERIOD_NANOS;
  }

  private Looking begin() {
    PoolTypes types = new PoolTypes(instrumentation, eventLoops);
    ThreadFigures threads = ThreadFigures.open();
    StalledCall calls = new StalledCall(catalogue, owners);
    return new Looking(
        types,
        threads,
        calls,
        new ConnectionPools(thresholdNanos, rate, judge, threads, calls),
        new LeasePools(thresholdNanos, rate, judge, calls));
  }

  private void find(Looking ready) {
    List<LoopwardenPool> all = LoopwardenPools.all();
    Set<LoopwardenPool> living = new HashSet<>(all);
    lookedAt.retainAll(living);
    unknown.retainAll(living);
    for (LoopwardenPool pool : all) {
      if (!lookedAt.contains(pool) && !isFound(pool, ready)) {
        pool.takeRequests(); // nobody else does, and they must not be kept
      }
    }
  }

  /** Whether it is looked at from now on. */
  private boolean isFound(LoopwardenPool pool, Looking ready) {
    Object executor = unknown.contains(pool) ? null : pool.get();
    if (executor == null) {
      return false;
    }
    PoolType type = ready.types().of(executor);
    if (type == null) {
      unknown.add(pool);
      return false;
    }
    String group = type.group(executor);
    if (group == null) {
      return false;
    }
    lookedAt.add(pool);
    WatchedPool watched = pools.get(group);
    if (watched == null) {
      watched =
          new WatchedPool(
              type, thresholdNanos, new Episode(judge, rate), ready.threads(), ready.calls());
      pools.put(group, watched);
    }
    watched.add(pool);
    return true;
  }

  /** Looks at all; whether somebody waits for one of them. */
  private boolean visit(long nowNanos, Looking ready) {
    boolean isWaiting = false;
    List<SaturatedPool> found = new ArrayList<>();
    counts.begin();
    for (Iterator<WatchedPool> each = pools.values().iterator(); each.hasNext(); ) {
      WatchedPool pool = each.next();
      isWaiting |= visit(pool, nowNanos);
      SaturatedPool now = pool.saturated(nowNanos);
      if (now != null && now.kind() != PoolKind.ORDERED) { // others' work goes on
        found.add(now);
      }
      counts.add(pool.name(), pool.queued(), pool.saturatedNanos());
      if (pool.isGone()) {
        pool.end(nowNanos);
        each.remove();
      }
    }
    isWaiting |= ready.connections().visit(nowNanos, found, counts);
    isWaiting |= ready.leases().visit(nowNanos, found, counts);
    saturated = List.copyOf(found);
    figures = counts.all();
    return isWaiting;
  }

  private static boolean visit(WatchedPool pool, long nowNanos) {
    try {
      return pool.visit(nowNanos);
    } catch (Exception | LinkageError e) {
      return false; // of the host's executor
    }
  }
}
