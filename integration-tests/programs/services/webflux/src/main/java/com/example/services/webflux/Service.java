package com.example.services.webflux;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service on Spring WebFlux that never blocks an event loop. Runs until its input ends. */
@SpringBootApplication
public class Service {
  /** Starts the program. */
  public static void main(String[] args) throws IOException {
    ConfigurableApplicationContext context = SpringApplication.run(Service.class, args);
    System.out.println("ready port=" + context.getEnvironment().getProperty("local.server.port"));
    while (System.in.read() >= 0) {
      // until the input ends
    }
    context.close();
  }
}
