package io.loopwarden.demo.tour;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client that asks for an exhibit, and goes on asking for something trivial meanwhile. */
final class DemoClient {
  private static final int PINGS_TO_SETTLE_IN = 20;
  private static final Duration BETWEEN_PINGS = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI service;

  DemoClient(URI service) {
    this.service = service;
  }

  /** Spares the measurements the first requests, slower than others while classes are loaded. */
  void settleIn() {
    for (int i = 0; i < PINGS_TO_SETTLE_IN; i++) {
      get("/ping").join();
    }
  }

  /**
   * Asks for an exhibit.
   *
   * @throws IllegalStateException if the exhibit fails
   */
  Visit visit(String path) throws InterruptedException {
    CompletableFuture<Reply> reply = get(path);
    Duration worstPing = Duration.ZERO;
    while (!reply.isDone()) {
      Duration ping = get("/ping").join().took();
      worstPing = ping.compareTo(worstPing) > 0 ? ping : worstPing;
      Thread.sleep(BETWEEN_PINGS.toMillis());
    }
    return visited(path, reply.join(), worstPing);
  }

  private static Visit visited(String path, Reply reply, Duration worstPing) {
    if (reply.status() != 200) {
      throw new IllegalStateException(path + " failed with status " + reply.status());
    }
    return new Visit(reply.body(), reply.took(), worstPing);
  }

  private CompletableFuture<Reply> get(String path) {
    HttpRequest request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).build();
    long sent = System.nanoTime();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> reply(response, Duration.ofNanos(System.nanoTime() - sent)));
  }

  private static Reply reply(HttpResponse<String> response, Duration took) {
    return new Reply(response.statusCode(), response.body(), took);
  }

  private record Reply(int status, String body, Duration took) {}
}
