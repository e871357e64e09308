package io.loopwarden.demo.web;

import io.loopwarden.demo.web.EventLoopDelay.Delay;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Tells the event loop's delay as it changes, as a stream of server-sent events. */
final class DelayStream implements Handler<RoutingContext> {
  private final EventLoopDelay eventLoopDelay;

  DelayStream(EventLoopDelay eventLoopDelay) {
    this.eventLoopDelay = eventLoopDelay;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
    Consumer<Delay> listener = delay -> send(delay, response);
    eventLoopDelay.add(listener);
    response.closeHandler(closed -> eventLoopDelay.remove(listener));
    response.writeHead();
  }

  private static void send(Delay delay, HttpServerResponse response) {
    if (!response.writeQueueFull()) {
      JsonObject json =
          new JsonObject()
              .put("event_loop", delay.eventLoop())
              .put("delay_ms", delay.milliseconds());
      response.write("data: " + json.encode() + "\n\n");
    }
  }
}
