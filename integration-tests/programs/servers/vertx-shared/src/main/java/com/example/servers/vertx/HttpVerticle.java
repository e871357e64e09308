package com.example.servers.vertx;

import com.example.scenarios.ScenarioRequest;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.Settings;
import com.example.scenarios.WellBehaved;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Map;

/** HTTP/1.1 and WebSocket on one port, the same and HTTP/2 over TLS on another. */
final class HttpVerticle extends AbstractVerticle {
  private static final String HOST = "127.0.0.1";

  private final Settings settings;
  private final ScenarioService scenarios;
  private HttpServer plain;
  private HttpServer tls;
  private HttpClient client;

  HttpVerticle(Settings settings, ScenarioService scenarios) {
    this.settings = settings;
    this.scenarios = scenarios;
  }

  @Override
  public void start(Promise<Void> started) {
    client = vertx.createHttpClient();
    Router router = router();
    plain = server(new HttpServerOptions(), router);
    tls = server(tlsOptions(), router);
    Future.all(plain.listen(0, HOST), tls.listen(0, HOST)).<Void>mapEmpty().onComplete(started);
  }

  private HttpServer server(HttpServerOptions options, Router router) {
    return vertx.createHttpServer(options).requestHandler(router);
  }

  private HttpServerOptions tlsOptions() {
    PfxOptions keyStore =
        new PfxOptions()
            .setPath(settings.keyStore().toString())
            .setPassword(settings.keyStorePassword());
    return new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(keyStore);
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.get("/scenario/*").handler(this::runScenario);
    router.get("/plaintext").handler(routing -> routing.response().end("Hello, World!"));
    router.get("/bus").handler(this::askTheBus);
    router.get("/proxy").handler(this::askMyself);
    router.get(WellBehaved.PATH).handler(this::offload);
    router.get("/echo").handler(this::openWebSocket);
    router
        .get("/static/*")
        .handler(
            StaticHandler.create(
                FileSystemAccess.ROOT, settings.staticFiles().toAbsolutePath().toString()));
    return router;
  }

  private void runScenario(RoutingContext routing) {
    ScenarioRequest request = ScenarioRequest.parse(routing.request().uri());
    Future<String> outcome =
        Future.fromCompletionStage(
            scenarios.run(request, task -> context.runOnContext(nothing -> task.run())), context);
    answer(routing, outcome);
  }

  private void askTheBus(RoutingContext routing) {
    answer(
        routing,
        vertx
            .eventBus()
            .<String>request(BusVerticle.ADDRESS, "hello")
            .map(message -> message.body()));
  }

  private void askMyself(RoutingContext routing) {
    answer(
        routing,
        client
            .request(HttpMethod.GET, plain.actualPort(), "localhost", "/plaintext")
            .compose(request -> request.send())
            .compose(HttpClientResponse::body)
            .map(body -> body.toString()));
  }

  private void offload(RoutingContext routing) {
    answer(routing, vertx.executeBlocking(WellBehaved::blockOffTheLoop));
  }

  private void openWebSocket(RoutingContext routing) {
    routing.request().toWebSocket().onSuccess(HttpVerticle::echo).onFailure(routing::fail);
  }

  private static void echo(ServerWebSocket socket) {
    socket.textMessageHandler(socket::writeTextMessage);
  }

  private static void answer(RoutingContext routing, Future<String> text) {
    text.onSuccess(routing.response()::end).onFailure(routing::fail);
  }

  /** The ports, once the verticle is deployed. */
  Map<String, Integer> ports() {
    return Map.of("plain", plain.actualPort(), "tls", tls.actualPort());
  }
}
