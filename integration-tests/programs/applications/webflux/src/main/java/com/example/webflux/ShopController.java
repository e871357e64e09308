package com.example.webflux;

import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The pages. All are asynchronous but the last. */
@RestController
class ShopController {
  private final Prices prices;
  private final WebClient client;

  ShopController(Prices prices, WebClient.Builder clients) {
    this.prices = prices;
    this.client = clients.build();
  }

  @GetMapping("/hello")
  String hello() {
    return "Hello, World!";
  }

  @GetMapping("/orders/{id}")
  Order order(@PathVariable("id") int id) {
    return new Order(id, "book");
  }

  @PostMapping("/notes")
  Mono<String> note(@RequestBody Mono<String> text) {
    return text;
  }

  @GetMapping("/later")
  Mono<String> later() {
    return Mono.delay(Duration.ofMillis(5)).thenReturn("later");
  }

  @GetMapping("/offloaded")
  Mono<String> offloaded() {
    return Mono.fromCallable(ShopController::workSlowly).subscribeOn(Schedulers.boundedElastic());
  }

  private static String workSlowly() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_PLAIN_VALUE)
  Flux<String> stream() {
    return Flux.range(0, 100).map(number -> "line " + number + "\n");
  }

  @GetMapping("/relayed")
  Mono<String> relayed(ServerHttpRequest request) {
    String server = "http://localhost:" + request.getLocalAddress().getPort();
    return client.get().uri(server + "/hello").retrieve().bodyToMono(String.class);
  }

  /** The mistake: a query where the request arrives. */
  @GetMapping("/mistake")
  Mono<String> mistake() {
    return Mono.fromCallable(
        () -> {
          prices.of("book");
          return Thread.currentThread().getName();
        });
  }
}
