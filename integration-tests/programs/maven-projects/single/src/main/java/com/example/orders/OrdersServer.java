package com.example.orders;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetSocketAddress;

/** Audits what its connections send, on threads that may wait, and sends it back. */
public final class OrdersServer {
  private final Channel channel;

  private OrdersServer(Channel channel) {
    this.channel = channel;
  }

  /** Starts it on a free port. */
  public static OrdersServer start(EventLoopGroup eventLoops, EventExecutorGroup mayWait) {
    ChannelInitializer<Channel> pipeline =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel connection) {
            connection.pipeline().addLast(mayWait, new AuditHandler());
            connection.pipeline().addLast(new EchoHandler());
          }
        };
    ServerBootstrap server =
        new ServerBootstrap()
            .group(eventLoops)
            .channel(NioServerSocketChannel.class)
            .childHandler(pipeline);
    return new OrdersServer(server.bind("127.0.0.1", 0).syncUninterruptibly().channel());
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }
}
