package com.example.stalls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A server that behaves well, with more to do than it can for some seconds. */
final class HttpServer implements Scene {

  private static final int VISITORS = 4;

  @Override
  public void play(EventLoopGroup loops, int seconds) throws Exception {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline());
    Channel server = bootstrap.bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
    System.out.println(
        "answered count=" + load((InetSocketAddress) server.localAddress(), seconds));
    server.close().sync();
  }

  private static long load(InetSocketAddress address, int seconds) throws Exception {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Callable<Long>> visits = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      visits.add(() -> HttpVisitor.visit(address, endNanos));
    }
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    long answers = 0;
    for (Future<Long> visit : visitors.invokeAll(visits)) {
      answers += visit.get();
    }
    visitors.shutdown();
    return answers;
  }

  private static final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), new Greeting());
    }
  }
}
