package com.example.situations;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Something that waits on an event loop and may.
 *
 * @param name what happens; its event loop's thread is named after it
 * @param loops makes the event loop, given what starts its thread
 * @param play what happens on it
 */
record Situation(String name, Function<Executor, EventLoop> loops, Play play) {
  /** What happens; it is called by a thread that may wait, and returns when all has happened. */
  interface Play {
    void on(EventLoop loop) throws Exception;
  }

  /** A situation on an ordinary event loop with NIO. */
  Situation(String name, Play play) {
    this(name, Situation::nioLoop, play);
  }

  private static EventLoop nioLoop(Executor threads) {
    return new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory()).next();
  }

  /** An event loop for it alone. */
  EventLoop newLoop() {
    return loops.apply(task -> new FastThreadLocalThread(task, name).start());
  }
}
