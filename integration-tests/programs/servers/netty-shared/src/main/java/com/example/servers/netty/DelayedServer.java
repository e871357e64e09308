package com.example.servers.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * One event loop that echoes bytes, and sleeps before it echoes some of them: a mistake, and those
 * who wait for it.
 */
final class DelayedServer extends SimpleChannelInboundHandler<ByteBuf> {
  private static final int SLEEP = 's';
  private static final int SLEEP_MILLIS = 100;

  private DelayedServer() {}

  /** The argument is a transport; prints the port, and ends with standard input. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Transport transport = Transport.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    EventLoopGroup group = transport.group(1);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(transport.serverChannel())
            .childHandler(new Initializer())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    System.out.println("port " + ((InetSocketAddress) server.localAddress()).getPort());
    while (System.in.read() >= 0) {
      // until it ends
    }
    group.shutdownGracefully().sync();
  }

  private static final class Initializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(new DelayedServer());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes)
      throws InterruptedException {
    if (bytes.getByte(bytes.readerIndex()) == SLEEP) {
      Thread.sleep(SLEEP_MILLIS);
    }
    context.writeAndFlush(bytes.retain());
  }
}
