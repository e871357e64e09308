package com.example.helidon;

import io.helidon.media.jsonp.JsonpSupport;
import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.InetAddress;

/**
 * A web shop on Helidon SE. It runs until its standard input ends.
 *
 * <p>It has no static files and its client gets addresses, not names: Helidon reads files and
 * resolves names where the request arrives.
 */
public final class Shop {
  private Shop() {}

  /** Starts the program. */
  public static void main(String[] args) throws IOException {
    try (Pages pages = new Pages()) {
      WebServer server =
          WebServer.builder(Routing.builder().register(pages).build())
              .bindAddress(InetAddress.getLoopbackAddress())
              .port(0)
              .addMediaSupport(JsonpSupport.create())
              .build();
      server.start().await();
      System.out.println("ready port=" + server.port());
      while (System.in.read() >= 0) {
        // until the input ends
      }
      server.shutdown().await();
    }
  }
}
