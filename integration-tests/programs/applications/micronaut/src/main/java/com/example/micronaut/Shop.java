package com.example.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;

/**
 * A web shop on Micronaut's Netty server. It runs until its standard input ends. Micronaut reads
 * its settings from system properties, too.
 */
public final class Shop {
  private Shop() {}

  /** Starts the program. */
  public static void main(String[] args) throws IOException {
    try (ApplicationContext context = ApplicationContext.run()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      System.out.println("ready port=" + server.getPort());
      while (System.in.read() >= 0) {
        // until the input ends
      }
    }
  }
}
