package com.example.vertxweb;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Waits until the scales have come to rest: as many milliseconds as it is told. */
final class ScalesHandler extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    Timed rest = Timed.of(() -> Thread.sleep(Long.parseLong(message.toString())));
    context.writeAndFlush(rest + "\n");
  }
}
