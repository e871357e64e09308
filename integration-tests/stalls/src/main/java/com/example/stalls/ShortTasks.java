package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One task after the other, each quite short, until standard input ends. Those that took long are
 * printed: something has held the whole process.
 *
 * @param name the case's name
 */
record ShortTasks(String name) implements Scene {

  private static final long TASK_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
  private static final long GAP_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    EventLoop loop = loops.next();
    Thread reader = new Thread(ShortTasks::awaitEndOfInput, "reader");
    reader.start();
    System.out.println("running case=" + name);
    while (reader.isAlive()) {
      Held held = loop.submit(() -> Held.by(ShortTasks::compute)).get();
      if (held.durationNanos() > LONG_NANOS) {
        held.print(name);
      }
      LockSupport.parkNanos(GAP_NANOS); // or else the next task belongs to the same iteration
    }
  }

  private static void awaitEndOfInput() {
    try {
      System.in.readAllBytes();
    } catch (IOException e) {
      e.printStackTrace();
    }
  }

  private static void compute() {
    long end = System.nanoTime() + TASK_NANOS;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
