package com.example.libraries;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A server whose decoder and handler block; both extend classes of Netty. */
final class Pipeline implements Use {
  private final InetSocketAddress address;

  Pipeline(EventLoop loop) throws Exception {
    Channel server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Initializer())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    address = (InetSocketAddress) server.localAddress();
  }

  /** Sends a byte, and waits for the end of the connection. */
  @Override
  public void run(EventLoop loop) throws Exception {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
    }
  }

  private static final class Initializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(new Decoder(), new Handler());
    }
  }

  /** Decodes slowly. */
  static final class Decoder extends MessageToMessageDecoder<ByteBuf> {
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf message, List<Object> out)
        throws InterruptedException {
      Thread.sleep(20);
      out.add(message.retain());
    }
  }

  /** Handles slowly. */
  static final class Handler extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message)
        throws InterruptedException {
      Thread.sleep(30);
      context.close();
    }
  }
}
