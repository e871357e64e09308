package com.example.remedies;

import com.couchbase.client.core.deps.io.netty.bootstrap.ServerBootstrap;
import com.couchbase.client.core.deps.io.netty.channel.Channel;
import com.couchbase.client.core.deps.io.netty.channel.ChannelHandlerContext;
import com.couchbase.client.core.deps.io.netty.channel.ChannelInitializer;
import com.couchbase.client.core.deps.io.netty.channel.ChannelPipeline;
import com.couchbase.client.core.deps.io.netty.channel.EventLoopGroup;
import com.couchbase.client.core.deps.io.netty.channel.SimpleChannelInboundHandler;
import com.couchbase.client.core.deps.io.netty.channel.nio.NioEventLoopGroup;
import com.couchbase.client.core.deps.io.netty.channel.socket.nio.NioServerSocketChannel;
import com.couchbase.client.core.deps.io.netty.handler.codec.LineBasedFrameDecoder;
import com.couchbase.client.core.deps.io.netty.handler.codec.string.LineEncoder;
import com.couchbase.client.core.deps.io.netty.handler.codec.string.StringDecoder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server of lines of text on a copy of Netty that is no framework that the agent knows. */
final class NoneServer implements Server {

  private static final int LONGEST_LINE = 64;

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final NoneRemedies remedies = new NoneRemedies(workers);
  private final EventLoopGroup loops = new NioEventLoopGroup(1);
  private final InetSocketAddress address;

  NoneServer() throws Exception {
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
  private void handle(Way way, ChannelHandlerContext ctx) {
    answer(way)
        .whenComplete((text, failure) -> ctx.writeAndFlush(failure == null ? text : "failed"));
  }

  private CompletableFuture<String> answer(Way way) {
    return switch (way) {
      case BLOCKING -> CompletableFuture.completedFuture(Orders.load());
      case ELSEWHERE -> remedies.elsewhere();
      case LATER -> remedies.later();
      case COMPOSE -> remedies.compose();
    };
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
