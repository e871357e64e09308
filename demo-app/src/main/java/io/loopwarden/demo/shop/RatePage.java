package io.loopwarden.demo.shop;

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

/** The rate of exchange, from another service that takes its time: slow, with nothing to do. */
final class RatePage implements ShopPage {
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final WebClient webClient;
  private final URI upstream;

  RatePage(WebClient webClient, URI upstream) {
    this.webClient = webClient;
    this.upstream = upstream;
  }

  @Override
  public JsonObject blocking() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(upstream).build();
    return new JsonObject(client.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public Future<JsonObject> repaired() {
    return webClient.getAbs(upstream.toString()).send().map(HttpResponse::bodyAsJsonObject);
  }
}
