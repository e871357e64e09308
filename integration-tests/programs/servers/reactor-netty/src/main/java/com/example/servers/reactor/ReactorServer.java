package com.example.servers.reactor;

import com.example.scenarios.KeyStores;
import com.example.scenarios.ScenarioRequest;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.Settings;
import com.example.scenarios.WellBehaved;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * HTTP/1.1 and WebSocket on one port, the same and HTTP/2 over TLS on another; a client of its own.
 */
final class ReactorServer implements Server {
  private static final Duration QUIET_PERIOD = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final LoopResources loops = LoopResources.create("reactor-loop", 2, true);
  private final ConnectionProvider connections = ConnectionProvider.create("proxy");
  private final HttpClient client = HttpClient.create(connections).runOn(loops);
  private final Settings settings;
  private final ScenarioService scenarios;
  private final DisposableServer plain;
  private final DisposableServer tls;

  ReactorServer(Settings settings, ScenarioService scenarios)
      throws IOException, GeneralSecurityException {
    this.settings = settings;
    this.scenarios = scenarios;
    scenarios.addPlace("boundedElastic", Schedulers.boundedElastic()::schedule);
    plain = server().bindNow();
    GenericSslContextSpec<?> http2 = Http2SslContextSpec.forServer(KeyStores.keyManagers(settings));
    tls =
        server()
            .secure(spec -> spec.sslContext(http2))
            .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
            .bindNow();
  }

  private HttpServer server() {
    return HttpServer.create().host("127.0.0.1").port(0).runOn(loops).route(this::routes);
  }

  private void routes(HttpServerRoutes routes) {
    routes
        .get("/scenario/{name}", this::runScenario)
        .get("/plaintext", (request, response) -> response.sendString(Mono.just("Hello, World!")))
        .get("/proxy", this::askMyself)
        .get(WellBehaved.PATH, ReactorServer::offload)
        .get("/static/{file}", this::sendFile)
        .ws("/echo", (in, out) -> out.sendString(in.receive().asString()));
  }

  private Publisher<Void> runScenario(HttpServerRequest request, HttpServerResponse response) {
    EventLoop loop = loopOf(response);
    return response.sendString(
        Mono.fromFuture(scenarios.run(ScenarioRequest.parse(request.uri()), loop))
            .publishOn(Schedulers.fromExecutor(loop)));
  }

  private static EventLoop loopOf(HttpServerResponse response) {
    AtomicReference<EventLoop> loop = new AtomicReference<>();
    response.withConnection(connection -> loop.set(connection.channel().eventLoop()));
    return loop.get();
  }

  private Publisher<Void> askMyself(HttpServerRequest request, HttpServerResponse response) {
    return response.sendString(
        client
            .get()
            .uri("http://localhost:" + plain.port() + "/plaintext")
            .responseContent()
            .aggregate()
            .asString());
  }

  private static Publisher<Void> offload(HttpServerRequest request, HttpServerResponse response) {
    return response.sendString(
        Mono.fromCallable(WellBehaved::blockOffTheLoop).subscribeOn(Schedulers.boundedElastic()));
  }

  private Publisher<Void> sendFile(HttpServerRequest request, HttpServerResponse response) {
    return response.sendFile(settings.staticFiles().resolve(request.param("file")));
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("plain", plain.port(), "tls", tls.port());
  }

  @Override
  public void stop() {
    plain.disposeNow(TIMEOUT);
    tls.disposeNow(TIMEOUT);
    connections.disposeLater().block(TIMEOUT);
    loops.disposeLater(QUIET_PERIOD, TIMEOUT).block(TIMEOUT);
    Schedulers.shutdownNow();
  }
}
