package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.work.Promises;
import io.loopwarden.engine.work.PublicMethods;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds event loops that wait for each other: in a circle of locks, as the JVM knows it, or of
 * promises, each of which is for the next loop to complete.
 */
final class Deadlocks {

  /**
   * The thread that a loop waits for and that, by way of others maybe, waits for the loop; null if
   * there is none.
   */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  @Nullable OtherThread otherSide(LoopWatch watch, Iterable<LoopWatch> all, ThreadFigures threads) {
    Thread thread = watch.loop().thread;
    for (long id : threads.deadlocked()) {
      if (id == thread.getId()) {
        ThreadSnapshot self = threads.of(id);
        return self == null ? null : of(threads.of(self.lockOwnerId()));
      }
    }
    LoopWatch next = awaitedBy(watch, all);
    Set<LoopWatch> seen = new HashSet<>();
    LoopWatch on = next;
    while (on != null && seen.add(on)) {
      if (on == watch) {
        return next == null || next == watch ? null : of(threads.look(next));
      }
      on = awaitedBy(on, all);
    }
    return null;
  }

  private static @Nullable OtherThread of(@Nullable LoopLook look) {
    return look == null ? null : Sampler.other(look.thread());
  }

  private static @Nullable OtherThread of(@Nullable ThreadSnapshot info) {
    return info == null ? null : Sampler.other(info);
  }

  /** The loop that is to complete the future which another one waits for. */
  private static @Nullable LoopWatch awaitedBy(LoopWatch watch, Iterable<LoopWatch> all) {
    LoopwardenLoop loop = watch.loop();
    Object future = loop.awaited;
    if (future == null || Boolean.TRUE.equals(PublicMethods.call(future, "isDone"))) {
      return null;
    }
    Object completer = loop.completerOf(future);
    Object executor = completer == null ? Promises.executorOf(future) : completer;
    if (executor == null) {
      return null;
    }
    for (LoopWatch other : all) {
      if (other.loop().executor == executor) {
        return other;
      }
    }
    return null;
  }
}
