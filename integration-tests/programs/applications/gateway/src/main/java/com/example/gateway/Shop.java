package com.example.gateway;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway of a web shop on Spring Cloud Gateway. It runs until its standard input ends. */
@SpringBootApplication
public class Shop {
  /** Starts the program. */
  public static void main(String[] args) throws IOException {
    ConfigurableApplicationContext context = SpringApplication.run(Shop.class, args);
    System.out.println("ready port=" + context.getEnvironment().getProperty("local.server.port"));
    while (System.in.read() >= 0) {
      // until the input ends
    }
    context.close();
  }
}
