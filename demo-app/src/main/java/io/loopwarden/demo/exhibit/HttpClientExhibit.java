package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Calling another service: with the JDK's client and {@code send}, or with Vert.x's client. */
final class HttpClientExhibit implements Exhibit {
  private final HttpClient blockingClient =
      HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final WebClient webClient;
  private final URI upstream;

  HttpClientExhibit(WebClient webClient, URI upstream) {
    this.webClient = webClient;
    this.upstream = upstream;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "http-client",
        "Calling another service",
        "httpClient.send(request)",
        "webClient.get(uri).send()",
        "The other service's answer is one more event for the loop.");
  }

  @Override
  public JsonObject mistake() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(upstream).build();
    return new JsonObject(blockingClient.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public Future<JsonObject> twin() {
    return webClient.getAbs(upstream.toString()).send().map(HttpResponse::bodyAsJsonObject);
  }
}
