package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

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
    BlockingQueue<Held> done = new LinkedBlockingQueue<>();
    loop.submit(() -> next(loop, done));
    while (reader.isAlive()) {
      Held held = done.take();
      if (held.durationNanos() > LONG_NANOS) {
        held.print(name);
      }
    }
  }

  /**
   * A task that an event loop schedules for itself never belongs to the iteration that schedules
   * it, however late the loop gets to it. One that comes from another thread may.
   */
  private static Void next(EventLoop loop, Queue<Held> done) throws Exception {
    done.add(Held.by(ShortTasks::compute));
    loop.schedule(() -> next(loop, done), GAP_NANOS, TimeUnit.NANOSECONDS);
    return null;
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
