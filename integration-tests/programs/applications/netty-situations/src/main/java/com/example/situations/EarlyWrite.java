package com.example.situations;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A client writes as soon as it is connected, so that its first record is wrapped at once. */
final class EarlyWrite {
  private EarlyWrite() {}

  static void play(EventLoop loop, SslContext client) throws Exception {
    Promise<Integer> arrived = loop.newPromise();
    Channel listener =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Arrival(arrived))
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    Channel connection =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(client.newHandler(UnpooledByteBufAllocator.DEFAULT))
            .connect(listener.localAddress())
            .addListener(
                (ChannelFutureListener)
                    connected ->
                        connected.channel().writeAndFlush(Unpooled.wrappedBuffer(new byte[64])))
            .sync()
            .channel();
    try {
      arrived.get(SituationProgram.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      connection.close().sync();
      listener.close().sync();
      ReferenceCountUtil.release(client);
    }
  }

  /** Tells how many bytes came first. */
  private static final class Arrival extends ChannelInboundHandlerAdapter {
    private final Promise<Integer> arrived;

    Arrival(Promise<Integer> arrived) {
      this.arrived = arrived;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      arrived.trySuccess(((ByteBuf) message).readableBytes());
      ReferenceCountUtil.release(message);
    }
  }
}
