package io.loopwarden.engine.pool;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool of connections that lets others wait: it is saturated as long as one has waited for
 * longer than the threshold while others have connections. Only the thread of {@link PoolWatch}
 * uses it.
 */
final class ConnectionPool {

  private final WeakReference<Object> pool;
  private final PoolKind kind;
  private final String name;
  private final Episode episode;
  private long longestWaitNanos;

  // Of the last look.

  private long lookedNanos = System.nanoTime();
  private long saturatedNanos;
  private long waitingNow;

  /**
   * Those that wait.
   *
   * @param number how many
   * @param sinceNanos since when the first one of them waits
   * @param routes the routes of their requests, and how many of them each has, the most first
   */
  record Waiting(int number, long sinceNanos, Map<String, Integer> routes) {}

  /** Finds out who has connections, which takes a while. */
  interface Holders {
    Occupants now(long nowNanos);
  }

  ConnectionPool(Object pool, PoolKind kind, String name, Episode episode) {
    this.pool = new WeakReference<>(pool);
    this.kind = kind;
    this.name = name;
    this.episode = episode;
  }

  /** The host's object; null if it is gone. */
  @Nullable Object get() {
    return pool.get();
  }

  /** Somebody has waited for longer than the threshold. */
  void visit(Waiting waiting, Holders holders, long nowNanos) {
    look(waiting.number(), nowNanos);
    longestWaitNanos = Math.max(longestWaitNanos, nowNanos - waiting.sinceNanos());
    if (episode.beginsExamination(nowNanos)) {
      examine(waiting, holders.now(nowNanos), nowNanos);
    }
  }

  private void examine(Waiting waiting, Occupants occupants, long nowNanos) {
    if (occupants.number() > 0) {
      episode.goesOn(
          new PoolIncident(
              kind,
              name,
              waiting.number(),
              longestWaitNanos,
              episode.startNanos(waiting.sinceNanos()),
              nowNanos,
              true,
              occupants,
              List.of(),
              waiting.routes()));
    }
  }

  private void look(long waiting, long nowNanos) {
    waitingNow = waiting;
    saturatedNanos = episode.isOngoing() ? nowNanos - lookedNanos : 0;
    lookedNanos = nowNanos;
  }

  /**
   * Nobody has waited for too long.
   *
   * @param waiting how many wait
   */
  void end(long waiting, long nowNanos) {
    look(waiting, nowNanos);
    episode.end(nowNanos, longestWaitNanos);
    longestWaitNanos = 0;
  }

  /** Adds the numbers of the last look. */
  void count(PoolCounts counts) {
    counts.add(name, waitingNow, saturatedNanos);
  }

  /** What is known of it if it is saturated; null if it is not. */
  @Nullable SaturatedPool saturated(long nowNanos) {
    return episode.saturated(nowNanos);
  }
}
