package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;

/** Very many tasks, none of which takes long. */
final class ManyTasks implements Scene {

  private static final int TASKS = 10_000;
  private static final long TASK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long PAUSE_MILLIS = 150;

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    for (int i = 0; i < repetitions; i++) {
      Thread.sleep(PAUSE_MILLIS);
      EventLoop loop = loops.next();
      Promise<Held> done = loop.newPromise();
      loop.execute(() -> submitAll(loop, done));
      done.get().print("manyTasks");
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  private static void submitAll(EventLoop loop, Promise<Held> done) {
    Stopwatch stopwatch = Stopwatch.start();
    for (int i = 0; i < TASKS; i++) {
      loop.execute(ManyTasks::compute);
    }
    loop.execute(() -> done.setSuccess(stopwatch.stop()));
  }

  private static void compute() {
    long end = System.nanoTime() + TASK_NANOS;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
