package com.example.faults.soak;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Event loops beside those of the service: some that stay, and some that end at once. */
final class SharedLoops {
  private static final int SHORT_LOOPS = 8;

  @SuppressWarnings("deprecation") // exists in Netty 4.1 and 4.2
  private final EventLoopGroup group = new NioEventLoopGroup(2);

  private final Planted planted;

  SharedLoops(Planted planted) {
    this.planted = planted;
  }

  /** Runs something on a loop that stays, and waits for its end. */
  void run(Callable<?> work) throws Exception {
    group.next().submit(work).get(20, TimeUnit.SECONDS);
  }

  /** Makes every kind of mistake once. */
  void makeMistakes() throws Exception {
    for (Mistakes mistake : Mistakes.values()) {
      Release release = new Release();
      Future<?> made = group.next().submit(() -> mistake.make(release));
      if (mistake.isReleased()) {
        release.give();
      }
      made.get(20, TimeUnit.SECONDS);
      planted.made(mistake.method());
    }
  }

  /** Loops that live for one task, which is a mistake. */
  @SuppressWarnings("deprecation") // exists in Netty 4.1 and 4.2
  static void beginAndEnd(Planted planted) throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(SHORT_LOOPS);
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < SHORT_LOOPS; i++) {
      tasks.add(group.next().submit(SharedLoops::sleepOnShortLoop));
    }
    for (Future<?> task : tasks) {
      task.get(20, TimeUnit.SECONDS);
      planted.made(SharedLoops.class.getName() + ".sleepOnShortLoop");
    }
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    awaitEnd(group);
  }

  /**
   * Looks at the loops themselves: memory that runs out may have ended the thread of Netty's {@code
   * GlobalEventExecutor}, which would complete their future.
   */
  private static void awaitEnd(EventLoopGroup group) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!group.isTerminated()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("event loops do not end");
      }
      Thread.sleep(5);
    }
  }

  private static Object sleepOnShortLoop() throws InterruptedException {
    Thread.sleep(2);
    return "slept";
  }
}
