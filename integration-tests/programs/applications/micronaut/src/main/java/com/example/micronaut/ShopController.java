package com.example.micronaut;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.HttpClient;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pages. All are asynchronous but the last. */
@Controller
class ShopController {
  private final HttpClient client;

  ShopController(HttpClient client) {
    this.client = client;
  }

  @Get(uri = "/hello", produces = MediaType.TEXT_PLAIN)
  String hello() {
    return "Hello, World!";
  }

  @Get("/orders/{id}")
  Order order(int id) {
    return new Order(id, "book");
  }

  @Post(uri = "/notes", consumes = MediaType.TEXT_PLAIN, produces = MediaType.TEXT_PLAIN)
  Mono<String> note(@Body Mono<String> text) {
    return text;
  }

  @Get(uri = "/later", produces = MediaType.TEXT_PLAIN)
  Mono<String> later() {
    return Mono.delay(Duration.ofMillis(5)).thenReturn("later");
  }

  @Get(uri = "/offloaded", produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String offloaded() throws InterruptedException {
    Scales.weigh();
    return "offloaded";
  }

  @Get(uri = "/stream", produces = MediaType.TEXT_PLAIN)
  Flux<String> stream() {
    return Flux.range(0, 100).map(number -> "line " + number + "\n");
  }

  @Get(uri = "/relayed", produces = MediaType.TEXT_PLAIN)
  Publisher<String> relayed(HttpRequest<?> request) {
    String server = "http://127.0.0.1:" + request.getServerAddress().getPort();
    return client.retrieve(HttpRequest.GET(server + "/hello"));
  }

  /** The mistake comes after the answer of another server. */
  @Get(uri = "/returns/relayed/{id}", produces = MediaType.TEXT_PLAIN)
  Publisher<String> relayedReturn(int id, HttpRequest<?> request) {
    String server = "http://127.0.0.1:" + request.getServerAddress().getPort();
    return Mono.from(client.retrieve(HttpRequest.GET(server + "/hello")))
        .map(ShopController::checked);
  }

  private static String checked(String text) {
    try {
      Thread.sleep(5);
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mistake: slow work where the request arrives. */
  @Get(uri = "/mistake", produces = MediaType.TEXT_PLAIN)
  @NonBlocking
  String mistake() throws InterruptedException {
    Scales.weigh();
    return Thread.currentThread().getName();
  }
}
