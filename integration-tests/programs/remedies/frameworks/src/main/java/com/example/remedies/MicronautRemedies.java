package com.example.remedies;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Code of a controller of Micronaut. */
@Controller
class MicronautRemedies {

  // [elsewhere]
  @Get("/order")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String order() {
    return Orders.show(Orders.load());
  }

  // [end]

  // [later]
  @Get("/later")
  Mono<String> later() {
    return Mono.delay(Duration.ofMillis(100)).map(tick -> Orders.show("later"));
  }

  // [end]

  // [compose]
  @Get("/composed")
  CompletableFuture<String> composed() {
    return Orders.loadAsync().thenApply(order -> Orders.show(order));
  }
  // [end]
}
