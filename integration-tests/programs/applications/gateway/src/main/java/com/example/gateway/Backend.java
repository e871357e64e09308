package com.example.gateway;

import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The shop behind the gateway. All its pages are asynchronous. */
@Component
class Backend implements AutoCloseable {
  private final DisposableServer server =
      HttpServer.create()
          .host("127.0.0.1")
          .port(0)
          .route(
              pages ->
                  pages
                      .get("/hello", (in, out) -> out.sendString(Mono.just("Hello, World!")))
                      .get(
                          "/orders/7",
                          (in, out) -> out.sendString(Mono.just("{\"id\":7,\"article\":\"book\"}")))
                      .post("/notes", (in, out) -> out.send(in.receive().retain()))
                      .get(
                          "/later",
                          (in, out) ->
                              out.sendString(Mono.delay(Duration.ofMillis(5)).thenReturn("later")))
                      .get(
                          "/offloaded",
                          (in, out) ->
                              out.sendString(
                                  Mono.fromCallable(Backend::workSlowly)
                                      .subscribeOn(Schedulers.boundedElastic())))
                      .get("/returns/relayed/7", (in, out) -> out.sendString(Mono.just("returned")))
                      .get(
                          "/stream",
                          (in, out) ->
                              out.sendString(
                                  Flux.range(0, 100).map(number -> "line " + number + "\n"))))
          .bindNow();

  private static String workSlowly() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.disposeNow();
  }
}
