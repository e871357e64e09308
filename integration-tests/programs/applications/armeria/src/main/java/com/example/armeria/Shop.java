package com.example.armeria;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.file.FileService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web shop on Armeria. It runs until its standard input ends. */
public final class Shop {
  private Shop() {}

  /** Starts the program. */
  public static void main(String[] args) throws IOException {
    Server server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .annotatedService(new ShopService())
            .serviceUnder("/", FileService.of(Shop.class.getClassLoader(), "/web"))
            .build();
    server.start().join();
    System.out.println("ready port=" + server.activeLocalPort());
    while (System.in.read() >= 0) {
      // until the input ends
    }
    server.stop().join();
  }
}
