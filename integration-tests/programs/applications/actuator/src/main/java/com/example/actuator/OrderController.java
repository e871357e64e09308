package com.example.actuator;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Its mistake: each order blocks the event loop for 20 ms. */
@RestController
class OrderController {

  @GetMapping("/orders/{id}")
  String order(@PathVariable("id") String id) throws InterruptedException {
    Thread.sleep(20);
    return "order " + id;
  }
}
