package com.example.libraries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.TimeUnit;

/** Has a parser fetch what it parses, from a slow server. */
final class Stock {
  private static final byte[] ANSWER = "{\"stock\": 7}".getBytes();
  private static final int DELAY_MILLIS = 100;

  private final ObjectMapper mapper = new ObjectMapper();
  private final URL url;

  Stock() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try {
            TimeUnit.MILLISECONDS.sleep(DELAY_MILLIS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/stock");
  }

  int read() throws IOException {
    return mapper.readTree(url).get("stock").asInt();
  }
}
