package io.loopwarden.engine.pool;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.watchdog.sampling.ThreadSnapshot;
import io.loopwarden.hooks.LoopwardenBorrow;
import io.loopwarden.hooks.LoopwardenLease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What occupies a pool at one moment.
 *
 * @param number how many threads there are
 * @param idle how many of them have no task
 * @param groups what the others do, what most of them do first
 */
record Occupants(int number, int idle, List<Group> groups) {

  /** To take the stack of a thread stops it for a moment. */
  private static final int MOST_THREADS = 256;

  private static final int NO_TIME = -1;

  /**
   * Threads that do the same, or connections that were asked for at the same place.
   *
   * @param site the line of the application
   * @param call what it called; null if it computes itself
   * @param route the route of the request for which a connection was asked for, or for which the
   *     thread that has it works; null if that is not known, and for threads of a pool
   * @param number how many threads, or how many connections they have
   * @param longestNanos for how long one of the connections has been in use; negative for threads
   * @param stack the stack of one of them, innermost first
   */
  record Group(
      Frame site,
      @Nullable String call,
      @Nullable String route,
      int number,
      long longestNanos,
      List<StackTraceElement> stack) {

    Group withOneMore(long nanos) {
      return new Group(site, call, route, number + 1, Math.max(nanos, longestNanos), stack);
    }
  }

  /** Looks at the threads of a pool. */
  static Occupants of(
      List<Thread> threads, PoolType type, ThreadFigures figures, StalledCall calls) {
    int seen = 0;
    int idle = 0;
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Thread thread : threads.subList(0, Math.min(MOST_THREADS, threads.size()))) {
      ThreadSnapshot snapshot = figures.of(thread);
      if (snapshot == null || snapshot.state() == Thread.State.TERMINATED) {
        continue;
      }
      seen++;
      if (isIdle(snapshot.stack(), type)) {
        idle++;
      } else {
        add(snapshot.stack(), null, NO_TIME, groups, calls);
      }
    }
    return new Occupants(seen, idle, mostFirst(groups));
  }

  /** Looks at the threads that have connections. */
  static Occupants of(
      List<LoopwardenBorrow> held, long nowNanos, ThreadFigures figures, StalledCall calls) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (LoopwardenBorrow borrow : held.subList(0, Math.min(MOST_THREADS, held.size()))) {
      Thread thread = borrow.thread.get();
      ThreadSnapshot snapshot = thread == null ? null : figures.of(thread);
      add(
          snapshot == null ? List.of() : snapshot.stack(),
          ThreadRoutes.of(thread),
          nowNanos - borrow.sinceNanos,
          groups,
          calls);
    }
    return new Occupants(held.size(), 0, mostFirst(groups));
  }

  /** Where connections were asked for that a pool has handed out. */
  static Occupants ofLeases(List<LoopwardenLease> held, long nowNanos, StalledCall calls) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (LoopwardenLease lease : held) {
      Origins.Texts origin = Origins.Texts.of(lease);
      boolean isShown = AskingCode.isIn(origin.stack(), calls);
      add(
          isShown ? origin.stack() : List.of(),
          origin.route(),
          nowNanos - lease.sinceNanos,
          groups,
          calls);
    }
    return new Occupants(held.size(), 0, mostFirst(groups));
  }

  private static List<Group> mostFirst(Map<String, Group> groups) {
    List<Group> most = new ArrayList<>(groups.values());
    most.sort(Comparator.comparingInt(Group::number).reversed());
    return most;
  }

  /** A thread that has just started has no frame: it takes a task in a moment. */
  private static boolean isIdle(List<StackTraceElement> stack, PoolType type) {
    for (StackTraceElement frame : stack) {
      if (type.isIdle(frame)) {
        return true;
      }
    }
    return stack.isEmpty();
  }

  private static void add(
      List<StackTraceElement> stack,
      @Nullable String route,
      long nanos,
      Map<String, Group> groups,
      StalledCall calls) {
    Frame site = calls.siteOf(stack);
    String call = calls.of(stack);
    String key = site.function() + '|' + call + '|' + route;
    Group known = groups.get(key);
    groups.put(
        key,
        known == null ? new Group(site, call, route, 1, nanos, stack) : known.withOneMore(nanos));
  }

  /** Whether no thread is free to take a task. */
  boolean areAllBusy() {
    return number > 0 && idle == 0;
  }
}
