package io.loopwarden.engine.pool;

import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenPool;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pool: one executor, or several that are one pool together. It is saturated once tasks have
 * waited for longer than the threshold without interruption and no thread is idle, and until none
 * waits. Only the thread of {@link PoolWatch} uses it.
 */
final class WatchedPool {

  private static final int UNKNOWN = -1;

  private record Member(LoopwardenPool pool, QueueHistory history) {}

  private final PoolType type;
  private final long thresholdNanos;
  private final Episode episode;
  private final ThreadFigures figures;
  private final StalledCall calls;
  private final AwaitingLoops loops;
  private final List<Member> members = new ArrayList<>();
  private final WaitingRoutes routes = new WaitingRoutes();
  private long longestWaitNanos = UNKNOWN;

  // Of the last look.

  private boolean isWaiting;
  private long sinceNanos;
  private long queued;
  private long lookedNanos = System.nanoTime();
  private long saturatedNanos;
  private String name = "";

  WatchedPool(
      PoolType type,
      long thresholdNanos,
      Episode episode,
      ThreadFigures figures,
      StalledCall calls) {
    this.type = type;
    this.thresholdNanos = thresholdNanos;
    this.episode = episode;
    this.figures = figures;
    this.calls = calls;
    this.loops = new AwaitingLoops(figures, calls);
  }

  void add(LoopwardenPool pool) {
    members.add(new Member(pool, new QueueHistory()));
  }

  /** Whether none of its executors is left. */
  boolean isGone() {
    return members.isEmpty();
  }

  /** Looks at it; whether tasks wait. */
  boolean visit(long nowNanos) {
    look(nowNanos);
    boolean isLate = isWaiting && nowNanos - sinceNanos > thresholdNanos;
    if (!isLate) {
      end(nowNanos);
    } else if (episode.beginsExamination(nowNanos)) {
      examine(nowNanos);
    }
    return isWaiting;
  }

  private void look(long nowNanos) {
    isWaiting = false;
    sinceNanos = nowNanos;
    queued = 0;
    saturatedNanos = episode.isOngoing() ? nowNanos - lookedNanos : 0;
    lookedNanos = nowNanos;
    for (Iterator<Member> each = members.iterator(); each.hasNext(); ) {
      Member member = each.next();
      Object executor = member.pool().get();
      if (executor == null) {
        each.remove();
      } else {
        look(member, executor, nowNanos);
      }
    }
    if (!isWaiting) {
      routes.clear();
    }
  }

  private void look(Member member, Object executor, long nowNanos) {
    List<Object> requests = member.pool().takeRequests();
    QueueHistory history = member.history();
    PoolLook look = type.look(executor);
    if (look != null) {
      history.add(nowNanos, look);
    }
    if (!history.isEmpty()) {
      isWaiting = true;
      queued += type.waiting(executor);
      sinceNanos = Math.min(sinceNanos, history.sinceNanos());
      longestWaitNanos = Math.max(longestWaitNanos, history.oldestNanos());
      routes.add(requests);
    }
  }

  private void examine(long nowNanos) {
    List<Thread> threads = threads();
    Occupants occupants = Occupants.of(threads, type, figures, calls);
    if (occupants.areAllBusy()) {
      episode.goesOn(
          new PoolIncident(
              type.kind(),
              name(),
              queued,
              longestWaitNanos,
              episode.startNanos(sinceNanos),
              nowNanos,
              null,
              occupants,
              loops.of(this::isMember, nowNanos),
              routes.most()));
    }
  }

  private boolean isMember(Object executor) {
    for (Member member : members) {
      if (member.pool().refersTo(executor)) {
        return true;
      }
    }
    return false;
  }

  /** Its threads, as its first executor that has some knows them. */
  private List<Thread> threads() {
    for (Member member : members) {
      Object executor = member.pool().get();
      List<Thread> threads = executor == null ? List.of() : type.threads(executor);
      if (executor != null && !threads.isEmpty()) {
        name = name.isEmpty() ? type.name(executor, threads) : name;
        return threads;
      }
    }
    return List.of();
  }

  /** What people call it; empty as long as it has had no thread. */
  String name() {
    if (name.isEmpty()) {
      threads();
    }
    return name;
  }

  /** How many tasks waited at the last look. */
  long queued() {
    return queued;
  }

  /** How long it was saturated between the last two looks. */
  long saturatedNanos() {
    return saturatedNanos;
  }

  /** Tasks wait no longer. */
  void end(long nowNanos) {
    episode.end(nowNanos, longestWaitNanos);
    longestWaitNanos = UNKNOWN;
  }

  /** What is known of it if it is saturated; null if it is not. */
  @Nullable SaturatedPool saturated(long nowNanos) {
    return episode.saturated(nowNanos);
  }
}
