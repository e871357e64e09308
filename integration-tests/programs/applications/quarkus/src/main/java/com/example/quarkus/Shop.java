package com.example.quarkus;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;

/** A web shop on Quarkus REST. It runs until its standard input ends. */
@QuarkusMain
public class Shop implements QuarkusApplication {
  private final HttpServer server;

  Shop(HttpServer server) {
    this.server = server;
  }

  /** Starts the program. */
  public static void main(String[] args) {
    Quarkus.run(Shop.class, args);
  }

  @Override
  public int run(String... args) throws IOException {
    System.out.println("ready port=" + server.getPort());
    while (System.in.read() >= 0) {
      // until the input ends
    }
    return 0;
  }
}
