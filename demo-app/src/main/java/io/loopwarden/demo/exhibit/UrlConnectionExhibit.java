package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Calling another service: with the JDK's oldest client, or with Vert.x's client. */
final class UrlConnectionExhibit implements Exhibit {
  private final WebClient webClient;
  private final URI upstream;

  UrlConnectionExhibit(WebClient webClient, URI upstream) {
    this.webClient = webClient;
    this.upstream = upstream;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "url-connection",
        "Calling another service, the old way",
        "HttpURLConnection.getInputStream()",
        "webClient.get(uri).send()",
        "Libraries older than the loop hide this call well.");
  }

  @Override
  public JsonObject mistake() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) upstream.toURL().openConnection();
    try (InputStream body = connection.getInputStream()) {
      return new JsonObject(Buffer.buffer(body.readAllBytes()));
    }
  }

  @Override
  public Future<JsonObject> twin() {
    return webClient.getAbs(upstream.toString()).send().map(HttpResponse::bodyAsJsonObject);
  }
}
