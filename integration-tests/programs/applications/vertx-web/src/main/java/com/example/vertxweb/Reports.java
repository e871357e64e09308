package com.example.vertxweb;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Computes a report. */
final class Reports implements Handler<RoutingContext> {
  private static final int REPORT_MILLIS = 300;

  @Override
  public void handle(RoutingContext request) {
    Computation.compute(REPORT_MILLIS);
    request.end("a report");
  }
}
