package com.example.remedies;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A controller whose method runs where the request arrives. */
@Controller
class MicronautBlocking {

  @Get("/blocking")
  @NonBlocking
  String order() {
    return Orders.load();
  }
}
