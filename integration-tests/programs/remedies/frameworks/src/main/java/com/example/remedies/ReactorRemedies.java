package com.example.remedies;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Code on an event loop of Reactor Netty, such as a controller of Spring WebFlux. */
final class ReactorRemedies {

  Mono<String> elsewhere() {
    // [elsewhere]
    return Mono.fromCallable(() -> Orders.load())
        .subscribeOn(Schedulers.boundedElastic())
        .map(order -> Orders.show(order));
    // [end]
  }

  Mono<String> later() {
    // [later]
    return Mono.delay(Duration.ofMillis(100)).map(tick -> Orders.show("later"));
    // [end]
  }

  Mono<String> compose() {
    // [compose]
    return Mono.fromFuture(() -> Orders.loadAsync()).map(order -> Orders.show(order));
    // [end]
  }
}
