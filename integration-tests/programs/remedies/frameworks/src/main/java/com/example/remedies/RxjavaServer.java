package com.example.remedies;

import io.netty.channel.ChannelHandlerContext;
import io.reactivex.rxjava3.core.Single;

/** A server on Netty whose handlers are written with RxJava. */
final class RxjavaServer extends NettyServer {

  private final RxjavaRemedies remedies = new RxjavaRemedies();

  RxjavaServer() throws Exception {}

  @Override
  void handle(Way way, ChannelHandlerContext ctx) {
    answer(way).subscribe(ctx::writeAndFlush, ctx::fireExceptionCaught);
  }

  private Single<String> answer(Way way) {
    return switch (way) {
      case BLOCKING -> Single.fromCallable(Orders::load);
      case ELSEWHERE -> remedies.elsewhere();
      case LATER -> remedies.later();
      case COMPOSE -> remedies.compose();
    };
  }
}
