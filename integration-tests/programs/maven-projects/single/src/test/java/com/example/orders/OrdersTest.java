package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The test passes, although the code under test blocks the event loop. */
class OrdersTest {

  @Test
  void anOrderIsLoaded() throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      assertEquals("order 42", group.submit(() -> load(42)).get(1, TimeUnit.MINUTES));
    } finally {
      group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    }
  }

  private static String load(int number) throws InterruptedException {
    Thread.sleep(20);
    return "order " + number;
  }
}
