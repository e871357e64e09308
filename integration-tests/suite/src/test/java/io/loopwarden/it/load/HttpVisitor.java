package io.loopwarden.it.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Fetches a page over a connection that stays open.
 *
 * @param client the client, which decides on HTTP/1.1 or HTTP/2
 * @param uri the page
 * @param expectedLength the page's length
 */
record HttpVisitor(HttpClient client, URI uri, int expectedLength) implements Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return client.version() + " " + uri;
  }

  @Override
  public void visit() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200
        || response.body().length != expectedLength
        || response.version() != client.version()) {
      throw new IllegalStateException(
          response + " of " + response.version() + ", " + response.body().length + " bytes");
    }
  }
}
