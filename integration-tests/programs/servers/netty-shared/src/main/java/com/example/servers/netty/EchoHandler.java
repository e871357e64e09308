package com.example.servers.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** Sends every text of a WebSocket back. */
final class EchoHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    context.writeAndFlush(frame.retain());
  }
}
