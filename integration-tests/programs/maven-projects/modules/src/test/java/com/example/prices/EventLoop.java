package com.example.prices;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Computes on an event loop, without blocking it. */
final class EventLoop {

  private EventLoop() {}

  static <T> T compute(Callable<T> code) throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      return group.submit(code).get(1, TimeUnit.MINUTES);
    } finally {
      group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    }
  }
}
