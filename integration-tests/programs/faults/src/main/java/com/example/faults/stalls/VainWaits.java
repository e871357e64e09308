package com.example.faults.stalls;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An event loop waits for a {@code CompletableFuture} that only itself could complete: for two
 * seconds, for a millisecond, or for ever.
 *
 * <p>Arguments: the names of the waits, each of which runs in an iteration of its own. Ends the JVM
 * with its standard input.
 */
public final class VainWaits {
  private VainWaits() {}

  /**
   * Prints the name of each wait when it has ended, {@code endless now} for the one that has not.
   */
  public static void main(String[] names) throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = loops.next();
    awaitWait(loop);
    for (String name : names) {
      if (name.equals("endless")) {
        loop.execute(() -> endless(loop));
        System.out.println("endless now");
      } else {
        loop.submit(name.equals("seconds") ? () -> seconds(loop) : () -> millisecond(loop)).get();
        awaitWait(loop);
        System.out.println(name + " now");
      }
    }
    System.in.read();
    System.exit(0);
  }

  /** Returns once the event loop has waited, so that its iteration is over. */
  private static void awaitWait(EventLoop loop) throws Exception {
    loop.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
  }

  private static void seconds(EventLoop loop) {
    CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> "in vain", loop);
    try {
      future.get(2, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // nobody could complete it
    }
  }

  private static void millisecond(EventLoop loop) {
    CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> "in vain", loop);
    try {
      future.get(1, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // nobody could complete it
    }
  }

  private static void endless(EventLoop loop) {
    CompletableFuture.supplyAsync(() -> "in vain", loop).join();
  }
}
