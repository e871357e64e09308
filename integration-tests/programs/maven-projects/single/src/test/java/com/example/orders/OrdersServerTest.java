package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrdersServerTest {

  @Test
  void anOrderIsAuditedAndSentBack() throws Exception {
    EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventExecutorGroup mayWait = new DefaultEventExecutorGroup(1);
    try {
      InetSocketAddress address = OrdersServer.start(eventLoops, mayWait).address();
      try (Socket client = new Socket(address.getAddress(), address.getPort())) {
        client.getOutputStream().write(42);
        assertEquals(42, client.getInputStream().read());
      }
    } finally {
      eventLoops.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
      mayWait.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    }
  }
}
