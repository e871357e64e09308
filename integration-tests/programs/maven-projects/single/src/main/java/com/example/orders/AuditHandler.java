package com.example.orders;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Blocks its thread. It is added with an executor of its own, which its class does not show. */
public class AuditHandler extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    Thread.sleep(20);
    context.fireChannelRead(message);
  }
}
