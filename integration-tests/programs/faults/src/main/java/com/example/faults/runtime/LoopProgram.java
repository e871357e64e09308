package com.example.faults.runtime;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Does on a plain Netty event loop what its arguments say, one after the other. Needs Netty and
 * {@code java.base} only, unless it is to connect.
 */
public final class LoopProgram {

  /** So long is the loop left alone before the next task: it waits for events meanwhile. */
  private static final int PAUSE_MILLIS = 50;

  private LoopProgram() {}

  /**
   * Runs.
   *
   * @param args names of things to do: sleep, compute, connect, unnamed
   */
  public static void main(String[] args) throws Exception {
    InternalLoggerFactory.setDefaultFactory(new SilentLoggers());
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = group.next();
    for (String name : args) {
      System.out.println(
          name + " " + loop.schedule(task(name), PAUSE_MILLIS, TimeUnit.MILLISECONDS).get());
    }
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static Callable<String> task(String name) {
    return switch (name) {
      case "sleep" -> Tasks::sleep;
      case "compute" -> Tasks::compute;
      case "connect" -> new Connecting();
      case "unnamed" -> Unnamed.task();
      default -> throw new IllegalArgumentException("no such task: " + name);
    };
  }
}
