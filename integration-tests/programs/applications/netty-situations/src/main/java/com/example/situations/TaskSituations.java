package com.example.situations;

import io.netty.channel.EventLoop;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Executors and timers that take, pass on and await tasks. */
final class TaskSituations {
  private TaskSituations() {}

  static List<Situation> all() {
    return List.of(
        new Situation("the global executor awaits a task", TaskSituations::globalExecutorTakes),
        new Situation(
            "an event loop awaits its next task",
            threads -> TakingEventLoop.over(threads, new LinkedBlockingQueue<>()),
            TaskSituations::loopTakes),
        ContendedQueue.situation(),
        new Situation("a thread that may block blocks", TaskSituations::permittedThreadBlocks),
        new Situation("a wheel timer starts and stops", TaskSituations::timerStartsAndStops));
  }

  /** The global executor has nothing to do for a while, then a task of the loop's. */
  private static void globalExecutorTakes(EventLoop loop) throws Exception {
    Promise<Boolean> done = loop.newPromise();
    loop.execute(
        () ->
            GlobalEventExecutor.INSTANCE
                .schedule(
                    () -> GlobalEventExecutor.INSTANCE.inEventLoop(), 10, TimeUnit.MILLISECONDS)
                .addListener(task -> done.setSuccess((Boolean) task.getNow())));
    require(done.get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /**
   * The loop has nothing to do until a scheduled task is due, and nothing at all before and after.
   */
  private static void loopTakes(EventLoop loop) throws Exception {
    require(loop.submit(() -> loop.inEventLoop()).get(1, TimeUnit.SECONDS));
    Thread.sleep(20);
    require(
        loop.schedule(() -> loop.inEventLoop(), 20, TimeUnit.MILLISECONDS)
            .get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS));
    Thread.sleep(20);
  }

  /** The loop starts a thread of Netty's kind that is allowed to block. */
  private static void permittedThreadBlocks(EventLoop loop) throws Exception {
    FutureTask<Void> work = new FutureTask<>(Mistake::sleep);
    FastThreadLocalThread thread =
        new FastThreadLocalThread(work, "a permitted thread") {
          @Override
          public boolean permitBlockingCalls() {
            return true;
          }
        };
    loop.execute(thread::start);
    work.get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Starting and stopping a timer awaits its thread. */
  private static void timerStartsAndStops(EventLoop loop) throws Exception {
    HashedWheelTimer timer = new HashedWheelTimer();
    loop.submit(timer::start).get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
    Thread.sleep(20);
    loop.submit(timer::stop).get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("played on another thread");
    }
  }
}
