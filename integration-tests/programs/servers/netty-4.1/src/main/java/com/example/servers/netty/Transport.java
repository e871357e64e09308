package com.example.servers.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** The transports of Netty 4.1. */
enum Transport {
  NIO(NioServerSocketChannel.class) {
    @Override
    EventLoopGroup group(int threads) {
      return new NioEventLoopGroup(threads);
    }
  },
  EPOLL(EpollServerSocketChannel.class) {
    @Override
    EventLoopGroup group(int threads) {
      return new EpollEventLoopGroup(threads);
    }
  };

  private final Class<? extends ServerChannel> serverChannel;

  Transport(Class<? extends ServerChannel> serverChannel) {
    this.serverChannel = serverChannel;
  }

  abstract EventLoopGroup group(int threads);

  Class<? extends ServerChannel> serverChannel() {
    return serverChannel;
  }
}
