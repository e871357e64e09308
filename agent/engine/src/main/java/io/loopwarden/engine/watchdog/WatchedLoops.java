package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.jfr.Carriers;
import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.watchdog.figures.EndedLoop;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The event loops that run, and the figures of those that have ended. Loops come and go on threads
 * of their own while the watchdog looks at each.
 */
final class WatchedLoops implements Iterable<LoopWatch> {

  /** Of so many loops that have ended the numbers are kept. */
  private static final int MOST_ENDED = 256;

  private static final long SECOND_NANOS = 1_000_000_000;

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  // Sets: beginning and ending must cost the same however many loops there are.

  /** Those that the watchdog looks at each time. */
  private final Set<LoopWatch> observed = ConcurrentHashMap.newKeySet();

  /**
   * Threads that only a program's declaration made loops: as a rule no iteration of theirs is seen,
   * and there may be thousands. One in which an iteration is seen is observed from then on.
   */
  private final Set<LoopWatch> declared = ConcurrentHashMap.newKeySet();

  private final Rounds roundsOfDeclared = new Rounds(declared);

  /**
   * Guards itself, and that no loop is among those that run and those that have ended. No event
   * loop takes this lock.
   */
  private final Deque<EndedLoop> ended = new ArrayDeque<>();

  /** What is left of those that ended before; likewise guarded. */
  private final EndedGroups endedBefore = new EndedGroups();

  private final History history;

  private long timeKeptNanos = System.nanoTime();

  /** How to find the carriers of loops that are virtual threads. */
  private final AtomicReference<@Nullable Carriers> carriers = new AtomicReference<>();

  /** Makes it without event loops; the history gets for how long they are busy. */
  WatchedLoops(History history) {
    this.history = history;
  }

  /** Finds out how to find the carriers of virtual threads, where there are any. */
  void findCarriers(Instrumentation instrumentation) {
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      try {
        carriers.set(Carriers.find(instrumentation));
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // A JDK with other fields: a loop on a virtual thread has stacks, and no carrier.
      }
    }
  }

  /** A loop has started; runs on its thread, or for a late attach on the agent's own. */
  LoopWatch add(LoopwardenLoop loop, @Nullable ThreadFigures figures) {
    boolean own = loop.thread == Thread.currentThread();
    RunQueue runQueue = own ? RunQueue.ofNewLoop() : RunQueue.unknown();
    LoopWatch watch = new LoopWatch(loop, runQueue, carriers);
    if (own) {
      watch.begins(figures);
    } else if (!loop.declared) {
      watch.ranBefore();
    }
    (loop.declared && loop.executor == null ? declared : observed).add(watch);
    return watch;
  }

  /** Has a loop looked at each time; any thread may call it. */
  void observe(LoopWatch watch) {
    observed.add(watch); // first: it must not be missed
    declared.remove(watch);
  }

  /** Those to look at now. Only the watchdog may ask, and only once a visit. */
  Iterable<LoopWatch> observed() {
    roundsOfDeclared.beginVisit();
    while (roundsOfDeclared.hasNext()) {
      LoopWatch watch = roundsOfDeclared.next();
      if (watch.hasEnded() ? !removeEnded(watch) : !watch.isQuiet()) {
        observe(watch);
      }
    }
    return observed;
  }

  /**
   * Removes a loop if it has ended and its last iteration is judged. Runs on the watchdog's thread:
   * the loop's own only says that it has ended.
   *
   * @return whether the loop is removed
   */
  boolean removeEnded(LoopWatch watch) {
    if (!watch.isOver()) {
      return false;
    }
    watch.keepHistory(history, System.nanoTime());
    EndedLoop remains = watch.remains(observed.contains(watch));
    synchronized (ended) {
      observed.remove(watch);
      declared.remove(watch);
      ended.add(remains);
      if (ended.size() > MOST_ENDED) {
        EndedLoop oldest = ended.remove();
        if (oldest.isOfGroup()) {
          endedBefore.add(oldest);
        }
      }
    }
    return true;
  }

  /**
   * Begins a new minute for each loop whose last one is over, and notes for how long each was busy;
   * once a second.
   */
  void keepTime(long nowNanos) {
    if (nowNanos - timeKeptNanos < SECOND_NANOS) {
      return;
    }
    timeKeptNanos = nowNanos;
    for (LoopWatch watch : observed) {
      keepTime(watch, nowNanos);
    }
    for (LoopWatch watch : declared) {
      keepTime(watch, nowNanos);
    }
  }

  private void keepTime(LoopWatch watch, long nowNanos) {
    watch.account().keepTime(nowNanos);
    watch.keepHistory(history, nowNanos);
  }

  /** Whether a long iteration has ended and is not judged yet. */
  boolean isJudging() {
    return isAnyWaiting(observed) || isAnyWaiting(declared);
  }

  private static boolean isAnyWaiting(Set<LoopWatch> loops) {
    for (LoopWatch watch : loops) {
      if (!watch.iterations().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Those that run. */
  @Override
  public Iterator<LoopWatch> iterator() {
    Set<LoopWatch> running = new HashSet<>(declared);
    running.addAll(observed); // one may be among both for a moment
    return running.iterator();
  }

  /** The threads of those that run. */
  List<LoopThread> threads() {
    List<LoopThread> threads = new ArrayList<>();
    for (LoopWatch watch : this) {
      threads.add(watch.thread());
    }
    return threads;
  }

  /** The figures of all, of those that have ended first. */
  List<LoopFigures> figures(long nowNanos) {
    synchronized (ended) {
      List<LoopFigures> figures = new ArrayList<>();
      for (EndedLoop loop : ended) {
        figures.add(loop.figures());
      }
      List<LoopWatch> byAge = new ArrayList<>();
      for (LoopWatch watch : this) {
        byAge.add(watch);
      }
      byAge.sort(new OldestFirst());
      for (LoopWatch watch : byAge) {
        watch.keepHistory(history, nowNanos);
        figures.add(watch.figures(nowNanos));
      }
      return figures;
    }
  }

  /** The figures of all by group, but for threads that are only declared. */
  List<GroupFigures> groups(boolean withDurations, long nowNanos) {
    Map<String, GroupFigures> groups;
    synchronized (ended) {
      groups = endedBefore.copy(withDurations);
      for (EndedLoop loop : ended) {
        if (loop.isOfGroup()) {
          loop.addTo(endedBefore.of(loop.eventLoop(), groups), withDurations);
        }
      }
      for (LoopWatch watch : observed) {
        watch.addTo(groupOf(watch, groups), withDurations, nowNanos);
      }
    }
    if (withDurations) {
      for (LoopWatch watch : observed) { // outside the lock: this calls the host's code
        int pending = PendingTasks.ifHarmless(watch.loop().executor);
        if (pending >= 0) {
          groupOf(watch, groups).addPendingTasks(pending);
        }
      }
    }
    return new ArrayList<>(groups.values());
  }

  /** The name of the group of an event loop, by its thread's name. */
  String groupOf(String eventLoop) {
    return endedBefore.nameOf(eventLoop);
  }

  private GroupFigures groupOf(LoopWatch watch, Map<String, GroupFigures> groups) {
    return endedBefore.of(watch.loop().thread.getName(), groups);
  }
}
