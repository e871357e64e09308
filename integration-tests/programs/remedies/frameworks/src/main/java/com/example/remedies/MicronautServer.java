package com.example.remedies;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** A server on Micronaut. */
final class MicronautServer extends HttpServer {

  private final ApplicationContext context =
      ApplicationContext.run(
          Map.of(
              "micronaut.server.host",
              "127.0.0.1",
              "micronaut.server.port",
              -1,
              "micronaut.netty.event-loops.default.num-threads",
              1));

  private final EmbeddedServer server = context.getBean(EmbeddedServer.class).start();

  @Override
  String path(Way way) {
    return switch (way) {
      case BLOCKING -> "/blocking";
      case ELSEWHERE -> "/order";
      case LATER -> "/later";
      case COMPOSE -> "/composed";
    };
  }

  @Override
  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
