package io.loopwarden.it.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Talks HTTP/1.1.
 *
 * @param http the client
 * @param server the server's root
 */
record HttpScenarioClient(HttpClient http, URI server) implements ScenarioClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  HttpScenarioClient(URI server) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), server);
  }

  @Override
  public String call(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    // Its connections end with the server.
  }
}
