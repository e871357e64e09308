package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.sampling.LoopLook;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
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
  public @Nullable OtherThread otherSide(
      LoopThread asking, List<LoopThread> all, ThreadFigures threads) {
    for (long id : threads.deadlocked()) {
      if (id == asking.id()) {
        ThreadSnapshot self = threads.of(id);
        return self == null ? null : of(threads.of(self.lockOwnerId()));
      }
    }
    for (LoopThread next : awaitedBy(asking, all)) {
      boolean isDeadlock =
          next == asking ? awaitsItsEnd(asking) : leadsTo(asking, next, all, new HashSet<>());
      if (isDeadlock) {
        return of(next.look(threads));
      }
    }
    return null;
  }

  /** Whether a loop waits for a certain one, by way of others maybe. */
  private static boolean leadsTo(
      LoopThread sought, LoopThread from, List<LoopThread> all, Set<LoopThread> seen) {
    if (!seen.add(from)) {
      return false;
    }
    for (LoopThread next : awaitedBy(from, all)) {
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
  private static boolean awaitsItsEnd(LoopThread asking) {
    Object executor = asking.loop().executor;
    Object future = asking.loop().awaited;
    return executor != null && future != null && Promises.isTerminationOf(executor, future);
  }

  /** The loops that are to complete the future which another one waits for. */
  private static List<LoopThread> awaitedBy(LoopThread asking, List<LoopThread> all) {
    LoopwardenLoop loop = asking.loop();
    Object future = loop.awaited;
    if (future == null || Boolean.TRUE.equals(PublicMethods.call(future, "isDone"))) {
      return List.of();
    }
    Object completer = loop.completerOf(future);
    Object executor = completer == null ? Promises.executorOf(future) : completer;
    List<LoopThread> completing = new ArrayList<>();
    for (LoopThread other : all) {
      Object own = other.loop().executor;
      if (own != null && (own == executor || Promises.isTerminationOf(own, future))) {
        completing.add(other);
      }
    }
    completing.sort(Comparator.comparing(other -> other != asking)); // itself first
    return completing;
  }
}
