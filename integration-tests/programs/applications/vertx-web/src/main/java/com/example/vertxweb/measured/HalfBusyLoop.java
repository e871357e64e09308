package com.example.vertxweb.measured;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.TimeUnit;

/** An event loop that computes for half of the time, and measures for how long. */
final class HalfBusyLoop {

  private static final long WORK_NANOS = 5_000_000;

  private final EventLoopGroup group = new NioEventLoopGroup(1, HalfBusyLoop::thread);

  private static Thread thread(Runnable loop) {
    Thread thread = new FastThreadLocalThread(loop, "half-busy-0");
    thread.setDaemon(true);
    return thread;
  }

  /** Works for some seconds; returns for which share of them it was busy. */
  double workFor(int seconds) throws Exception {
    EventLoop loop = group.next();
    long startNanos = System.nanoTime();
    long busyNanos = 0;
    while (System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(seconds)) {
      busyNanos += loop.submit(HalfBusyLoop::compute).get();
      Thread.sleep(TimeUnit.NANOSECONDS.toMillis(WORK_NANOS));
    }
    return (double) busyNanos / (System.nanoTime() - startNanos);
  }

  private static long compute() {
    long startNanos = System.nanoTime();
    while (System.nanoTime() - startNanos < WORK_NANOS) {
      Thread.onSpinWait();
    }
    return System.nanoTime() - startNanos;
  }
}
