package com.example.remedies;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
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
    Future<String> order = load(ctx.executor());
    // [compose]
    order.addListener(loaded -> ctx.writeAndFlush(Orders.show(order.getNow())));
    // [end]
  }

  private static Future<String> load(EventExecutor executor) {
    Promise<String> order = executor.newPromise();
    Orders.loadAsync().thenAccept(order::setSuccess);
    return order;
  }
}
