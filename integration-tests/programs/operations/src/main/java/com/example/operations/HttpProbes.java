package com.example.operations;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP clients of the JDK. */
final class HttpProbes {

  private HttpProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("http")
        .operation("java.net.HttpURLConnection.getInputStream")
        .call("HttpURLConnection.getInputStream", bench -> request(bench, c -> c.getInputStream()))
        .call(
            "HttpURLConnection.getResponseCode", bench -> request(bench, c -> c.getResponseCode()))
        .call("HttpURLConnection.getHeaderField", bench -> request(bench, c -> c.getHeaderField(0)))
        .call(
            "URL.openStream",
            bench -> {
              URI uri = slowServer(bench, "text/plain", "hello");
              return () -> uri.toURL().openStream().close();
            })
        .operation("java.net.HttpURLConnection.connect")
        .call("HttpURLConnection.connect", bench -> request(bench, HttpURLConnection::connect))
        .operation("java.net.http.HttpClient.send")
        .call(
            "HttpClient.send",
            bench -> {
              URI uri = slowServer(bench, "text/plain", "hello");
              HttpClient client = HttpClient.newHttpClient();
              HttpRequest request = HttpRequest.newBuilder(uri).build();
              return () -> client.send(request, BodyHandlers.ofString());
            });
  }

  private interface Request {
    void accept(HttpURLConnection connection) throws IOException;
  }

  private static Action request(Workbench bench, Request request) throws IOException {
    URI uri = slowServer(bench, "text/plain", "hello");
    return () -> request.accept((HttpURLConnection) uri.toURL().openConnection());
  }

  /** An HTTP server that takes its time for each answer. */
  static URI slowServer(Workbench bench, String type, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          Peer.pause();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    bench.closing(
        () -> {
          server.stop(0);
          threads.shutdownNow();
        });
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
