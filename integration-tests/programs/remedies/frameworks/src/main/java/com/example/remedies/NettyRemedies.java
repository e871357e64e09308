package com.example.remedies;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Code in a channel handler of Netty. */
final class NettyRemedies {

  private final Executor workers;

  NettyRemedies(Executor workers) {
    this.workers = workers;
  }

  void elsewhere(ChannelHandlerContext ctx) {
    // [elsewhere]
    CompletableFuture.supplyAsync(() -> Orders.load(), workers)
        .thenAcceptAsync(order -> ctx.writeAndFlush(Orders.show(order)), ctx.executor());
    // [end]
  }

  void later(ChannelHandlerContext ctx) {
    // [later]
    ctx.executor()
        .schedule(() -> ctx.writeAndFlush(Orders.show("later")), 100, TimeUnit.MILLISECONDS);
    // [end]
  }

  void compose(ChannelHandlerContext ctx) {
    // [compose]
    ctx.writeAndFlush(Orders.show("order")).addListener(written -> ctx.close());
    // [end]
  }
}
