package io.loopwarden.engine.pool;

import io.loopwarden.engine.config.Rate;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.hooks.LoopwardenLease;
import io.loopwarden.hooks.LoopwardenLeasePool;
import io.loopwarden.hooks.LoopwardenLeases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pools that hand out connections without letting a thread wait. Only the thread of {@link
 * PoolWatch} uses it.
 */
final class LeasePools {

  private static final LeasePoolType[] TYPES = {new R2dbcPools(), new VertxSqlPools()};

  private final long thresholdNanos;
  private final Rate rate;
  private final Judge judge;
  private final StalledCall calls;
  private final Origins origins = new Origins();
  private final Map<LoopwardenLeasePool, Watched> pools = new HashMap<>();

  private record Watched(LeasePoolType type, ConnectionPool pool) {}

  LeasePools(long thresholdNanos, Rate rate, Judge judge, StalledCall calls) {
    this.thresholdNanos = thresholdNanos;
    this.rate = rate;
    this.judge = judge;
    this.calls = calls;
  }

  /**
   * Looks at all; adds those that are saturated, and the numbers of all.
   *
   * @return whether somebody waits for one of them
   */
  boolean visit(long nowNanos, List<SaturatedPool> saturated, PoolCounts counts) {
    List<LoopwardenLeasePool> known = LoopwardenLeases.pools();
    if (known.isEmpty() && pools.isEmpty()) {
      return false;
    }
    for (LoopwardenLeasePool pool : known) {
      if (!pool.isIgnored() && !pools.containsKey(pool)) {
        add(pool);
      }
    }
    List<LoopwardenLease> asked = LoopwardenLeases.asked();
    List<LoopwardenLease> held = LoopwardenLeases.held();
    origins.read(asked, held);
    Map<LoopwardenLeasePool, List<LoopwardenLease>> askedByPool = byPool(asked);
    Map<LoopwardenLeasePool, List<LoopwardenLease>> heldByPool = byPool(held);
    boolean isWaiting = false;
    for (Map.Entry<LoopwardenLeasePool, Watched> entry : pools.entrySet()) {
      LoopwardenLeasePool pool = entry.getKey();
      isWaiting |=
          visit(
              pool,
              entry.getValue(),
              askedByPool.getOrDefault(pool, List.of()),
              heldByPool.getOrDefault(pool, List.of()),
              nowNanos);
      entry.getValue().pool().count(counts);
      SaturatedPool now = entry.getValue().pool().saturated(nowNanos);
      if (now != null) {
        saturated.add(now);
      }
    }
    pools.keySet().removeIf(pool -> pool.refersTo(null));
    return isWaiting;
  }

  private void add(LoopwardenLeasePool pool) {
    Object target = pool.get();
    LeasePoolType type = target == null ? null : typeOf(target);
    if (target == null || type == null) {
      pool.ignore();
    } else {
      pools.put(
          pool,
          new Watched(
              type,
              new ConnectionPool(
                  target, PoolKind.LEASES, OwnNames.of(target, type), new Episode(judge, rate))));
    }
  }

  private static @Nullable LeasePoolType typeOf(Object pool) {
    for (LeasePoolType type : TYPES) {
      if (type.isOne(pool)) {
        return type;
      }
    }
    return null;
  }

  private boolean visit(
      LoopwardenLeasePool pool,
      Watched watched,
      List<LoopwardenLease> asked,
      List<LoopwardenLease> held,
      long nowNanos) {
    Object target = pool.get();
    ConnectionPool.Waiting waiting =
        target == null ? null : waiting(watched.type().waiting(target), asked);
    watched
        .pool()
        .visit(waiting, now -> Occupants.ofLeases(held, now, calls), nowNanos, thresholdNanos);
    return waiting != null;
  }

  /** Those that wait for a pool, of which it is known since when; null if there are none. */
  private static ConnectionPool.@Nullable Waiting waiting(
      List<Object> askers, List<LoopwardenLease> asked) {
    if (askers.isEmpty()) {
      return null;
    }
    Set<Object> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    waiting.addAll(askers);
    WaitingRoutes routes = new WaitingRoutes();
    LoopwardenLease first = null;
    for (LoopwardenLease lease : asked) {
      if (waiting.contains(lease.get())) {
        routes.add(Origins.Texts.of(lease).route());
        first = first == null || lease.sinceNanos - first.sinceNanos < 0 ? lease : first;
      }
    }
    return first == null
        ? null
        : new ConnectionPool.Waiting(waiting.size(), first.sinceNanos, routes.most());
  }

  private static Map<LoopwardenLeasePool, List<LoopwardenLease>> byPool(
      List<LoopwardenLease> leases) {
    Map<LoopwardenLeasePool, List<LoopwardenLease>> byPool = new IdentityHashMap<>();
    for (LoopwardenLease lease : leases) {
      byPool.computeIfAbsent(lease.pool, pool -> new ArrayList<>()).add(lease);
    }
    return byPool;
  }
}
