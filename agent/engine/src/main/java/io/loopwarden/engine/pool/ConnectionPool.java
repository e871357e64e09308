package io.loopwarden.engine.pool;

import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.work.PublicMethods;
import io.loopwarden.hooks.LoopwardenBorrow;
import io.loopwarden.hooks.LoopwardenBorrower;
import io.loopwarden.hooks.LoopwardenConnections;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One data source that lets threads wait: it is saturated as long as one has waited for longer than
 * the threshold while others have connections. Only the thread of {@link PoolWatch} uses it.
 */
final class ConnectionPool {

  /** Where pools have their names: HikariCP, c3p0. */
  private static final String[] NAMES = {"getPoolName", "getDataSourceName"};

  private final WeakReference<Object> source;
  private final Episode episode;
  private final ThreadFigures figures;
  private final StalledCall calls;
  private final String name;
  private long longestWaitNanos;

  ConnectionPool(Object source, Episode episode, ThreadFigures figures, StalledCall calls) {
    this.source = new WeakReference<>(source);
    this.episode = episode;
    this.figures = figures;
    this.calls = calls;
    this.name = nameOf(source);
  }

  private static String nameOf(Object source) {
    for (String method : NAMES) {
      if (PublicMethods.call(source, method) instanceof String name && !name.isEmpty()) {
        return name;
      }
    }
    return source.getClass().getName();
  }

  /** The data source; null if it is gone. */
  @Nullable Object source() {
    return source.get();
  }

  /**
   * Threads wait.
   *
   * @param waiting those that have waited for longer than the threshold
   */
  void visit(Object asked, List<LoopwardenBorrower> waiting, long nowNanos) {
    long sinceNanos = nowNanos;
    for (LoopwardenBorrower borrower : waiting) {
      sinceNanos = Math.min(sinceNanos, borrower.sinceNanos());
    }
    longestWaitNanos = Math.max(longestWaitNanos, nowNanos - sinceNanos);
    if (episode.beginsExamination(nowNanos)) {
      examine(asked, waiting.size(), sinceNanos, nowNanos);
    }
  }

  private void examine(Object asked, int waiting, long sinceNanos, long nowNanos) {
    List<LoopwardenBorrow> held = LoopwardenConnections.held(asked);
    if (!held.isEmpty()) {
      episode.goesOn(
          new PoolIncident(
              PoolKind.CONNECTIONS,
              name,
              waiting,
              longestWaitNanos,
              episode.startNanos(sinceNanos),
              nowNanos,
              true,
              Occupants.of(held, nowNanos, figures, calls),
              List.of(),
              Map.of()));
    }
  }

  /** Nobody waits any longer. */
  void end(long nowNanos) {
    episode.end(nowNanos, longestWaitNanos);
    longestWaitNanos = 0;
  }

  /** What is known of it if it is saturated; null if it is not. */
  @Nullable SaturatedPool saturated(long nowNanos) {
    return episode.saturated(nowNanos);
  }
}
