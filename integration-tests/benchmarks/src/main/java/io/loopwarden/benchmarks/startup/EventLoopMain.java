package io.loopwarden.benchmarks.startup;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs one task on one event loop: what an agent puts off until there are event
 * loops counts here.
 */
public final class EventLoopMain {

  private EventLoopMain() {}

  public static void main(String[] arguments) {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    group.submit(() -> {}).syncUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
