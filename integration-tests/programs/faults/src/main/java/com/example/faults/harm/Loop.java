package com.example.faults.harm;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One event loop of Netty. */
public final class Loop implements AutoCloseable {
  private final EventLoopGroup group;

  /** Makes a loop whose thread starts with its first task. */
  public Loop(String threadName) {
    ThreadFactory threads = task -> new Thread(task, threadName);
    group = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
  }

  /** Runs a task on the loop, and waits for its end. */
  public void run(Runnable task) throws InterruptedException {
    group.next().submit(task).sync();
  }

  /** Has the loop run a task later. */
  public void execute(Runnable task) {
    group.next().execute(task);
  }

  @Override
  public void close() throws InterruptedException {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  /** Blocks the current thread. */
  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
