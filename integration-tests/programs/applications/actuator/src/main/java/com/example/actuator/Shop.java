package com.example.actuator;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A web shop that offers its metrics to Prometheus. It runs until its standard input ends. */
@SpringBootApplication
public class Shop {

  /** Starts the program. */
  public static void main(String[] arguments) throws IOException {
    ConfigurableApplicationContext context = SpringApplication.run(Shop.class, arguments);
    System.out.println("ready " + context.getEnvironment().getProperty("local.server.port"));
    while (System.in.read() >= 0) {
      // until the input ends
    }
    context.close();
  }
}
