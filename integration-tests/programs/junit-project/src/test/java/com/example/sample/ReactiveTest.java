package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A reactive chain on an event loop, with a fallback for whatever goes wrong in it. */
class ReactiveTest {
  @RegisterExtension static final Service SERVICE = new Service();

  private static Scheduler loop() {
    return Schedulers.fromExecutor(SERVICE.loop());
  }

  @Test
  void blocksInAChain() {
    String answer =
        Mono.just("order")
            .publishOn(loop())
            .flatMap(order -> Mono.fromCallable(Service::pause))
            .onErrorReturn("fallback")
            .block();
    assertNotNull(answer);
  }

  @Test
  void answersInAChain() {
    assertEquals("fine", Mono.just("order").publishOn(loop()).map(order -> "fine").block());
  }

  @Test
  void blocksOnAWorker() {
    String answer =
        Mono.fromCallable(Service::pause)
            .subscribeOn(Schedulers.boundedElastic())
            .publishOn(loop())
            .map(paused -> "fine")
            .block();
    assertEquals("fine", answer);
  }

  @Test
  void doesNothing() {}
}
