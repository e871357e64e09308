package com.example.situations;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A client and a server on one event loop agree on keys. */
final class Handshake {
  private Handshake() {}

  static void play(EventLoop loop, SslContext client, SslContext server, Executor tasks)
      throws Exception {
    SslHandler clientSide = client.newHandler(UnpooledByteBufAllocator.DEFAULT, tasks);
    SslHandler serverSide = server.newHandler(UnpooledByteBufAllocator.DEFAULT, tasks);
    Channel listener =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(serverSide)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    Channel connection =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(clientSide)
            .connect(listener.localAddress())
            .sync()
            .channel();
    try {
      clientSide.handshakeFuture().get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
      serverSide.handshakeFuture().get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      connection.close().sync();
      listener.close().sync();
      ReferenceCountUtil.release(client);
      ReferenceCountUtil.release(server);
    }
  }
}
