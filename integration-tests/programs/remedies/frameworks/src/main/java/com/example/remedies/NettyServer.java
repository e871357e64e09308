package com.example.remedies;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.LineEncoder;
import io.netty.handler.codec.string.StringDecoder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server of lines of text, on Netty alone. */
class NettyServer implements Server {

  private static final int LONGEST_LINE = 64;

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final NettyRemedies remedies = new NettyRemedies(workers);
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final InetSocketAddress address;

  NettyServer() throws Exception {
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel client) {
                    add(client.pipeline());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    address = (InetSocketAddress) channel.localAddress();
  }

  private void add(ChannelPipeline pipeline) {
    pipeline.addLast(new LineBasedFrameDecoder(LONGEST_LINE), new StringDecoder());
    pipeline.addLast(new LineEncoder(), new Handler());
  }

  private final class Handler extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String word) {
      handle(Way.of(word), ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.writeAndFlush(cause.toString());
    }
  }

  /** Does its work where the event of the channel arrives. */
  void handle(Way way, ChannelHandlerContext ctx) {
    switch (way) {
      case BLOCKING -> ctx.writeAndFlush(Orders.load());
      case ELSEWHERE -> remedies.elsewhere(ctx);
      case LATER -> remedies.later(ctx);
      case COMPOSE -> remedies.compose(ctx);
    }
  }

  @Override
  public String ask(Way way) throws Exception {
    try (Socket socket = new Socket(address.getAddress(), address.getPort());
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((way.word() + "\n").getBytes(StandardCharsets.UTF_8));
      return answers.readLine();
    }
  }

  @Override
  public void close() throws Exception {
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    workers.shutdown();
  }
}
