package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Two event loops that wait for each other, until they lose patience. */
final class DeadlockedLoops implements Scene {

  private static final long PATIENCE_SECONDS = 3;
  private static final long PAUSE_MILLIS = 150;

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    EventLoop one = loops.next();
    EventLoop other = loops.next();
    for (int i = 0; i < repetitions; i++) {
      Thread.sleep(PAUSE_MILLIS);
      AtomicInteger busy = new AtomicInteger();
      Future<Held> first = one.submit(() -> Held.by(() -> waitFor(other, busy)));
      Future<Held> second = other.submit(() -> Held.by(() -> waitFor(one, busy)));
      first.get().print("loopsDeadlock");
      second.get().print("loopsDeadlock");
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  private static void waitFor(EventLoop loop, AtomicInteger busy) throws Exception {
    busy.incrementAndGet();
    while (busy.get() < 2) {
      Thread.onSpinWait();
    }
    Future<?> answer = loop.submit(() -> {});
    try {
      answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException expected) {
      return; // the other loop waits for this one
    }
  }
}
