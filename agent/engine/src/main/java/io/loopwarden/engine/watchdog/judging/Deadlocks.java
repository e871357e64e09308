package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.LoopWatch;
import io.loopwarden.engine.watchdog.sampling.LoopLook;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sampler;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.watchdog.sampling.ThreadSnapshot;
import io.loopwarden.engine.work.Promises;
import io.loopwarden.engine.work.PublicMethods;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds event loops that wait for each other, or for their own end: in a circle of locks, as the
 * JVM knows it, or of promises, each of which is for the next loop to complete.
 */
public final class Deadlocks {

  /**
   * The thread that a loop waits for and that, by way of others maybe, waits for the loop; the loop
   * itself if it waits for its own end; null if there is none.
   */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public @Nullable OtherThread otherSide(
      LoopWatch watch, Iterable<LoopWatch> all, ThreadFigures threads) {
    Thread thread = watch.loop().thread;
    for (long id : threads.deadlocked()) {
      if (id == thread.getId()) {
        ThreadSnapshot self = threads.of(id);
        return self == null ? null : of(threads.of(self.lockOwnerId()));
      }
    }
    for (LoopWatch next : awaitedBy(watch, all)) {
      boolean isDeadlock =
          next == watch ? awaitsItsEnd(watch) : leadsTo(watch, next, all, new HashSet<>());
      if (isDeadlock) {
        return of(threads.look(next));
      }
    }
    return null;
  }

  /** Whether a loop waits for a certain one, by way of others maybe. */
  private static boolean leadsTo(
      LoopWatch sought, LoopWatch from, Iterable<LoopWatch> all, Set<LoopWatch> seen) {
    if (!seen.add(from)) {
      return false;
    }
    for (LoopWatch next : awaitedBy(from, all)) {
      if (next == sought || leadsTo(sought, next, all, seen)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable OtherThread of(@Nullable LoopLook look) {
    return look == null ? null : Sampler.other(look.thread());
  }

  private static @Nullable OtherThread of(@Nullable ThreadSnapshot info) {
    return info == null ? null : Sampler.other(info);
  }

  /** Netty refuses other waits of a loop for itself, and those are reported before they begin. */
  private static boolean awaitsItsEnd(LoopWatch watch) {
    Object executor = watch.loop().executor;
    Object future = watch.loop().awaited;
    return executor != null && future != null && Promises.isTerminationOf(executor, future);
  }

  /** The loops that are to complete the future which another one waits for. */
  private static List<LoopWatch> awaitedBy(LoopWatch watch, Iterable<LoopWatch> all) {
    LoopwardenLoop loop = watch.loop();
    Object future = loop.awaited;
    if (future == null || Boolean.TRUE.equals(PublicMethods.call(future, "isDone"))) {
      return List.of();
    }
    Object completer = loop.completerOf(future);
    Object executor = completer == null ? Promises.executorOf(future) : completer;
    List<LoopWatch> completing = new ArrayList<>();
    for (LoopWatch other : all) {
      Object own = other.loop().executor;
      if (own != null && (own == executor || Promises.isTerminationOf(own, future))) {
        completing.add(other);
      }
    }
    completing.sort(Comparator.comparing(other -> other != watch)); // itself first
    return completing;
  }
}
