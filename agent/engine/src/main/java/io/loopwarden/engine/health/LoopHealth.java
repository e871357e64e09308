package io.loopwarden.engine.health;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.health.HealthReason.Kind;
import io.loopwarden.engine.pool.PoolKind;
import io.loopwarden.engine.pool.SaturatedPool;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.figures.LoopAge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Judges, at each call, for how long event loops have been in one iteration, and which pools are
 * saturated. Reads what event loops and the agent have written into memory and takes no lock, so
 * that any thread may ask.
 */
public final class LoopHealth implements Supplier<HealthStatus> {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long blockedNanos;
  private final long groupBlockedNanos;
  private final Supplier<List<LoopAge>> loops;
  private final Supplier<List<SaturatedPool>> pools;

  /** Makes one of the event loops that are watched. */
  public LoopHealth(
      Configuration configuration, Watchdog watchdog, Supplier<List<SaturatedPool>> pools) {
    this(configuration, new Ages(watchdog), pools);
  }

  /**
   * Makes one.
   *
   * @param loops how old the iterations of all event loops are that run
   * @param pools the pools that are saturated
   */
  LoopHealth(
      Configuration configuration,
      Supplier<List<LoopAge>> loops,
      Supplier<List<SaturatedPool>> pools) {
    this.pools = pools;
    this.blockedNanos = configuration.get(MetricsOptions.HEALTH_BLOCKED).toNanos();
    this.groupBlockedNanos =
        Math.max(
            configuration.get(Options.STALL_ONGOING).toNanos(),
            configuration.get(Options.STALL_THRESHOLD).toNanos());
    this.loops = loops;
  }

  @Override
  public HealthStatus get() {
    List<HealthReason> reasons = new ArrayList<>();
    Map<String, List<LoopAge>> groups = new LinkedHashMap<>();
    for (LoopAge loop : loops.get()) {
      groups.computeIfAbsent(loop.group(), group -> new ArrayList<>()).add(loop);
      if (loop.ageNanos() > blockedNanos) {
        reasons.add(blocked(loop));
      }
    }
    for (Map.Entry<String, List<LoopAge>> group : groups.entrySet()) {
      long shortestNanos = shortestNanos(group.getValue());
      if (shortestNanos > groupBlockedNanos) {
        reasons.add(blocked(group.getKey(), group.getValue().size(), shortestNanos));
      }
    }
    for (SaturatedPool pool : pools.get()) {
      reasons.add(saturated(pool));
    }
    reasons.sort(Comparator.comparingLong(HealthReason::durationNanos).reversed());
    return new HealthStatus(reasons);
  }

  private static long shortestNanos(List<LoopAge> loops) {
    long nanos = Long.MAX_VALUE;
    for (LoopAge loop : loops) {
      nanos = Math.min(nanos, loop.ageNanos());
    }
    return nanos;
  }

  private static HealthReason blocked(LoopAge loop) {
    String site = loop.site().isEmpty() ? "" : " at " + loop.site();
    return new HealthReason(
        Kind.LOOP_BLOCKED,
        loop.eventLoop(),
        loop.ageNanos(),
        "event loop "
            + loop.eventLoop()
            + " has been blocked for "
            + seconds(loop.ageNanos())
            + site);
  }

  private static HealthReason blocked(String group, int loops, long nanos) {
    String which = loops == 1 ? "the only event loop" : "each of the " + loops + " event loops";
    return new HealthReason(
        Kind.GROUP_BLOCKED,
        group,
        nanos,
        which + " of " + group + " has been blocked for " + seconds(nanos) + " or longer");
  }

  private static HealthReason saturated(SaturatedPool pool) {
    return new HealthReason(
        Kind.POOL,
        pool.pool(),
        pool.ageNanos(),
        pool.kind() == PoolKind.THREADS
            ? "tasks have waited in pool "
                + pool.pool()
                + " for "
                + seconds(pool.ageNanos())
                + ", and all of its threads are busy"
            : pool.kind().waiter()
                + "s have waited for a connection of "
                + pool.pool()
                + " for "
                + seconds(pool.ageNanos()));
  }

  /** A class, not a method reference: it is made at each start of a JVM. */
  private static final class Ages implements Supplier<List<LoopAge>> {
    private final Watchdog watchdog;

    Ages(Watchdog watchdog) {
      this.watchdog = watchdog;
    }

    @Override
    public List<LoopAge> get() {
      return watchdog.ages();
    }
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / NANOS_PER_SECOND);
  }
}
