package com.example.situations;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** An event loop without I/O that waits for its next task where it takes it. */
final class TakingEventLoop extends SingleThreadEventLoop {
  private TakingEventLoop(Executor threads, BlockingQueue<Runnable> tasks) {
    super(
        null,
        threads,
        true,
        tasks,
        new LinkedBlockingQueue<>(),
        RejectedExecutionHandlers.reject());
  }

  static EventLoop over(Executor threads, BlockingQueue<Runnable> tasks) {
    return new TakingEventLoop(threads, tasks);
  }

  @Override
  protected void run() {
    do {
      Runnable task = takeTask();
      if (task != null) {
        runTask(task);
        updateLastExecutionTime();
      }
    } while (!confirmShutdown());
  }
}
