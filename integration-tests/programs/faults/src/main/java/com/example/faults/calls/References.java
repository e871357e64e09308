package com.example.faults.calls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Hands references to methods of the JDK to an event loop: nothing on its stack is the program's.
 */
public final class References {

  private References() {}

  /** Runs to its end. */
  public static void main(String[] arguments) throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = loops.next();
    awaitWait(loop);
    Executing.run(loop);
    awaitWait(loop);
    Submitting.run(loop);
    awaitWait(loop);
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }

  /** Returns once the event loop has waited, so that its iteration is over. */
  private static void awaitWait(EventLoop loop) throws Exception {
    loop.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
  }

  private static CompletableFuture<String> afterMillis(long millis) {
    return CompletableFuture.supplyAsync(
        () -> "done", CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }

  /** Waits for long enough to be reported while it lasts. */
  private static final class Executing {
    static void run(EventLoop loop) {
      CompletableFuture<String> future = afterMillis(2000);
      loop.execute(future::join);
    }
  }

  private static final class Submitting {
    static void run(EventLoop loop) throws Exception {
      Callable<String> join = afterMillis(50)::join;
      loop.submit(join).get();
    }
  }
}
