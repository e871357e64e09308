package io.loopwarden.engine.pool;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool of connections that lets others wait: it is saturated as long as somebody has waited for
 * longer than the threshold, without interruption, while others have connections. Only the thread
 * of {@link PoolWatch} uses it.
 */
final class ConnectionPool {

  private final WeakReference<Object> pool;
  private final PoolKind kind;
  private final String name;
  private final Episode episode;
  private final UnbrokenWait unbroken = new UnbrokenWait();
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

  /**
   * Looks at those that wait.
   *
   * @param waiting null if nobody does
   * @param thresholdNanos somebody may wait for so long
   */
  void visit(@Nullable Waiting waiting, Holders holders, long nowNanos, long thresholdNanos) {
    if (waiting == null) {
      unbroken.ends();
      end(0, nowNanos);
      return;
    }
    long sinceNanos = unbroken.goesOn(waiting.sinceNanos(), nowNanos);
    if (nowNanos - sinceNanos <= thresholdNanos) {
      end(waiting.number(), nowNanos);
      return;
    }
    look(waiting.number(), nowNanos);
    longestWaitNanos = Math.max(longestWaitNanos, nowNanos - waiting.sinceNanos());
    if (episode.beginsExamination(nowNanos)) {
      examine(waiting, sinceNanos, holders.now(nowNanos), nowNanos);
    }
  }

  private void examine(Waiting waiting, long sinceNanos, Occupants occupants, long nowNanos) {
    if (occupants.number() > 0) {
      episode.goesOn(
          new PoolIncident(
              kind,
              name,
              waiting.number(),
              longestWaitNanos,
              episode.startNanos(sinceNanos),
              nowNanos,
              null,
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
  private void end(long waiting, long nowNanos) {
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
