package io.loopwarden.engine.pool;

import io.loopwarden.engine.config.Rate;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.work.PublicMethods;
import io.loopwarden.hooks.LoopwardenBorrow;
import io.loopwarden.hooks.LoopwardenBorrower;
import io.loopwarden.hooks.LoopwardenConnections;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data sources that let threads wait. Only the thread of {@link PoolWatch} uses it. */
final class ConnectionPools {

  /** Where pools have their names: HikariCP, c3p0. */
  private static final String[] NAMES = {"getPoolName", "getDataSourceName"};

  /** Of so many threads that wait the routes are asked, which happens at each look. */
  private static final int MOST_ASKED = 64;

  private final long thresholdNanos;
  private final Rate rate;
  private final Judge judge;
  private final ThreadFigures figures;
  private final StalledCall calls;

  /** Those that have let threads wait. */
  private final List<ConnectionPool> pools = new ArrayList<>();

  ConnectionPools(
      long thresholdNanos, Rate rate, Judge judge, ThreadFigures figures, StalledCall calls) {
    this.thresholdNanos = thresholdNanos;
    this.rate = rate;
    this.judge = judge;
    this.figures = figures;
    this.calls = calls;
  }

  /**
   * Looks at all; adds those that are saturated, and the numbers of all.
   *
   * @return whether a thread waits for one of them
   */
  boolean visit(long nowNanos, List<SaturatedPool> saturated, PoolCounts counts) {
    Map<Object, List<LoopwardenBorrower>> waiting = waiting();
    boolean isWaiting = !waiting.isEmpty();
    for (Iterator<ConnectionPool> each = pools.iterator(); each.hasNext(); ) {
      ConnectionPool pool = each.next();
      Object source = pool.get();
      List<LoopwardenBorrower> own = source == null ? null : waiting.remove(source);
      visit(pool, source, own == null ? List.of() : own, nowNanos);
      if (source == null) {
        pool.count(counts);
        each.remove();
      }
    }
    for (Map.Entry<Object, List<LoopwardenBorrower>> entry : waiting.entrySet()) {
      Object source = entry.getKey();
      ConnectionPool pool =
          new ConnectionPool(
              source, PoolKind.CONNECTIONS, nameOf(source), new Episode(judge, rate));
      pools.add(pool);
      visit(pool, source, entry.getValue(), nowNanos);
    }
    for (ConnectionPool pool : pools) {
      pool.count(counts);
      SaturatedPool now = pool.saturated(nowNanos);
      if (now != null) {
        saturated.add(now);
      }
    }
    return isWaiting;
  }

  private void visit(
      ConnectionPool pool,
      @Nullable Object source,
      List<LoopwardenBorrower> waiting,
      long nowNanos) {
    long sinceNanos = nowNanos;
    for (LoopwardenBorrower borrower : waiting) {
      sinceNanos = Math.min(sinceNanos, borrower.sinceNanos());
    }
    pool.visit(
        waiting.isEmpty()
            ? null
            : new ConnectionPool.Waiting(waiting.size(), sinceNanos, routesOf(waiting)),
        now -> Occupants.of(held(source), now, figures, calls),
        nowNanos,
        thresholdNanos);
  }

  private static Map<String, Integer> routesOf(List<LoopwardenBorrower> waiting) {
    WaitingRoutes routes = new WaitingRoutes();
    for (LoopwardenBorrower borrower : waiting.subList(0, Math.min(MOST_ASKED, waiting.size()))) {
      routes.add(ThreadRoutes.of(borrower.get()));
    }
    return routes.most();
  }

  private static List<LoopwardenBorrow> held(@Nullable Object source) {
    return source == null ? List.of() : LoopwardenConnections.held(source);
  }

  private static String nameOf(Object source) {
    for (String method : NAMES) {
      if (PublicMethods.call(source, method) instanceof String name && !name.isEmpty()) {
        return name;
      }
    }
    return source.getClass().getName();
  }

  /** The threads that wait, by what they ask. */
  private static Map<Object, List<LoopwardenBorrower>> waiting() {
    Map<Object, List<LoopwardenBorrower>> waiting = new IdentityHashMap<>();
    for (LoopwardenBorrower borrower : LoopwardenConnections.asking()) {
      Object source = borrower.source();
      if (source != null && isWaiting(borrower.get())) {
        waiting.computeIfAbsent(source, asked -> new ArrayList<>()).add(borrower);
      }
    }
    return waiting;
  }

  /** A thread that opens a connection, or tests one, runs or reads from a socket. */
  private static boolean isWaiting(@Nullable Thread thread) {
    Thread.State state = thread == null ? Thread.State.TERMINATED : thread.getState();
    return state != Thread.State.RUNNABLE && state != Thread.State.TERMINATED;
  }
}
