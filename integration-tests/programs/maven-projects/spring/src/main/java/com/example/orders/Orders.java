package com.example.orders;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A service that blocks the event loop which asks it. */
@SpringBootApplication
@RestController
public class Orders {

  @GetMapping("/order")
  public Mono<String> load() throws InterruptedException {
    Thread.sleep(20);
    return Mono.just(System.getProperty("orders.region") + System.getProperty("orders.size"));
  }
}
