package com.example.remedies;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.resources.LoopResources;

/** A server on Reactor Netty. */
final class ReactorServer extends HttpServer {

  private final ReactorRemedies remedies = new ReactorRemedies();
  private final LoopResources loops = LoopResources.create("reactor", 1, true);
  private final DisposableServer server =
      reactor.netty.http.server.HttpServer.create()
          .runOn(loops)
          .host("127.0.0.1")
          .port(0)
          .handle(
              (request, response) ->
                  response.sendString(
                      Mono.defer(() -> answer(Way.of(request.fullPath().substring(1))))))
          .bindNow();

  private Mono<String> answer(Way way) {
    return switch (way) {
      case BLOCKING -> Mono.fromCallable(Orders::load);
      case ELSEWHERE -> remedies.elsewhere();
      case LATER -> remedies.later();
      case COMPOSE -> remedies.compose();
    };
  }

  @Override
  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.disposeNow();
    loops.disposeLater().block();
  }
}
