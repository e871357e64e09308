package com.example.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CountDownLatch;

/** A computation that tasks wait for, which another thread submits meanwhile. */
final class AwaitedComputation implements Scene {

  private static final int TASKS = 5;
  private static final long PAUSE_MILLIS = 150;
  private static final long LATER_MILLIS = 30;

  private final Computations computations = new Computations();

  @Override
  public void play(EventLoopGroup loops, int repetitions) throws Exception {
    for (int i = 0; i < repetitions; i++) {
      Thread.sleep(PAUSE_MILLIS);
      EventLoop loop = loops.next();
      Promise<Held> done = loop.newPromise();
      CountDownLatch begun = new CountDownLatch(1);
      loop.execute(() -> compute(begun, done));
      begun.await();
      Thread.sleep(LATER_MILLIS);
      for (int task = 0; task < TASKS; task++) {
        loop.execute(() -> {});
      }
      done.get().print("awaited");
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  private void compute(CountDownLatch begun, Promise<Held> done) {
    begun.countDown();
    Stopwatch stopwatch = Stopwatch.start();
    computations.spin();
    done.setSuccess(stopwatch.stop());
  }
}
