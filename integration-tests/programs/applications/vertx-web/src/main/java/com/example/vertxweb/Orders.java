package com.example.vertxweb;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.MDC;

/** Looks up an order, which takes a while, in the trace that the caller is in. */
final class Orders implements Handler<RoutingContext> {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final int LOOKUP_MILLIS = 80;

  @Override
  public void handle(RoutingContext request) {
    MDC.put("trace_id", TRACE);
    try {
      lookUp();
      request.end("a book");
    } catch (InterruptedException e) {
      request.fail(e);
    } finally {
      MDC.remove("trace_id");
    }
  }

  private static void lookUp() throws InterruptedException {
    Thread.sleep(LOOKUP_MILLIS);
  }
}
