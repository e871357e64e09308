package com.example.services.webflux;

import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The endpoints. */
@RestController
class ServiceController {
  private static final Duration DELAY = Duration.ofMillis(20);

  private final WebClient client = WebClient.create();

  @GetMapping("/articles/{id}")
  Mono<Article> article(@PathVariable("id") int id) {
    return Mono.just(Article.of(id));
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Bill> order(@Valid @RequestBody Mono<Order> order) {
    return order.map(Bill::of);
  }

  @GetMapping("/later")
  Mono<String> later() {
    return Mono.delay(DELAY).thenReturn("later");
  }

  /** Asks this service itself, as a client of another would. */
  @GetMapping("/relayed")
  Mono<Article> relayed(ServerHttpRequest request) {
    String server = "http://127.0.0.1:" + request.getLocalAddress().getPort();
    return client.get().uri(server + "/articles/7").retrieve().bodyToMono(Article.class);
  }

  @GetMapping("/offloaded")
  Mono<String> offloaded() {
    return Mono.fromCallable(ServiceController::block).subscribeOn(Schedulers.boundedElastic());
  }

  private static String block() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_PLAIN_VALUE)
  Flux<String> stream() {
    return Flux.range(0, 100).map(number -> "line " + number + "\n");
  }
}
