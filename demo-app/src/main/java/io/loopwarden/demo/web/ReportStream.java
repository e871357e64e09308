package io.loopwarden.demo.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends the agent's reports as a stream of server-sent events. Costs nothing while nobody reads it.
 */
final class ReportStream implements Handler<RoutingContext> {
  private final Vertx vertx;

  ReportStream(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void handle(RoutingContext context) {
    new ReportReader(vertx, context.response()).start();
  }
}
