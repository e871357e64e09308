package com.example.remedies;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on Armeria. */
final class ArmeriaServer extends HttpServer {

  private final ArmeriaRemedies remedies = new ArmeriaRemedies();
  private final Server server =
      Server.builder()
          .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .service("/{way}", (ctx, request) -> answer(Way.of(ctx.pathParam("way")), ctx))
          .build();

  ArmeriaServer() {
    server.start().join();
  }

  private HttpResponse answer(Way way, ServiceRequestContext ctx) {
    return switch (way) {
      case BLOCKING -> HttpResponse.of(Orders.load());
      case ELSEWHERE -> remedies.elsewhere(ctx);
      case LATER -> remedies.later(ctx);
      case COMPOSE -> remedies.compose();
    };
  }

  @Override
  int port() {
    return server.activeLocalPort();
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
