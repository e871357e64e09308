package com.example.faults.virtual;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** An event loop that is a virtual thread waits for what only itself can do, and so for ever. */
public final class HangingVirtualLoop {

  private HangingVirtualLoop() {}

  /** Prints {@code hanging now}; ends the JVM with its standard input. */
  public static void main(String[] arguments) throws IOException {
    EventLoop loop =
        new MultiThreadIoEventLoopGroup(
                1,
                new ThreadPerTaskExecutor(
                    task -> VirtualThreads.unstarted("virtual-loop", null, task)),
                NioIoHandler.newFactory())
            .next();
    loop.execute(() -> hang(loop));
    while (System.in.read() >= 0) {
      // until it ends
    }
    System.exit(0);
  }

  private static void hang(EventLoop loop) {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(done::countDown);
    System.out.println("hanging now");
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
