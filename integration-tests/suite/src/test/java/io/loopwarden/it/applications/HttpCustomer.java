package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Talks HTTP/1.1, and offers to talk HTTP/2. */
final class HttpCustomer implements Customer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Set<HttpPage> pages;

  /** A customer of an application that has all pages. */
  HttpCustomer(int port) {
    this(port, EnumSet.allOf(HttpPage.class));
  }

  /** A customer of an application that has some pages. */
  HttpCustomer(int port, Set<HttpPage> pages) {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.pages = pages;
  }

  @Override
  public int useAll(int times) throws Exception {
    int answers = 0;
    for (int i = 0; i < times; i++) {
      Version version = i % 2 == 0 ? Version.HTTP_1_1 : Version.HTTP_2;
      List<CompletableFuture<Void>> visits = new ArrayList<>();
      for (HttpPage page : pages) {
        if (i == 0 || page.isForEveryRound()) {
          HttpRequest request = page.request(server).version(version).timeout(PATIENCE).build();
          visits.add(
              client.sendAsync(request, BodyHandlers.ofString()).thenAccept(page::checkAnswer));
        }
      }
      for (CompletableFuture<Void> visit : visits) {
        visit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        answers++;
      }
    }
    return answers;
  }

  @Override
  public String useMistake() throws Exception {
    return get("/mistake");
  }

  @Override
  public void useLaterMistake() throws Exception {
    get("/returns/relayed/7");
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode())
        .as("status of %s: %s", request, response.body())
        .isEqualTo(200);
    return response.body();
  }

  @Override
  public void close() {
    // Its connections end with the server.
  }
}
