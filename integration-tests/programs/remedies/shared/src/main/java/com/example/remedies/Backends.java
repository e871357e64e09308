package com.example.remedies;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What the code asks over the network: a store that speaks Redis, HTTP, and plain text. */
final class Backends {

  private static final byte[] ORDER = "order".getBytes(StandardCharsets.UTF_8);
  private static final int DELAY_MILLIS = 20;

  private final int redisPort = accept(Backends::speakRedis);
  private final int textPort = accept(Backends::sendText);
  private final int httpPort;

  private interface Conversation {
    void with(Socket client) throws IOException, InterruptedException;
  }

  Backends() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, ORDER.length);
            exchange.getResponseBody().write(ORDER);
          }
        });
    server.setExecutor(task -> start(task, "http"));
    server.start();
    httpPort = server.getAddress().getPort();
  }

  int redisPort() {
    return redisPort;
  }

  int textPort() {
    return textPort;
  }

  int httpPort() {
    return httpPort;
  }

  private static int accept(Conversation conversation) throws IOException {
    ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    start(
        () -> {
          try {
            while (true) {
              Socket client = server.accept();
              start(() -> converse(conversation, client), "backend");
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        "acceptor");
    return server.getLocalPort();
  }

  private static void converse(Conversation conversation, Socket client) {
    try (client) {
      conversation.with(client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendText(Socket client) throws IOException, InterruptedException {
    Thread.sleep(DELAY_MILLIS);
    client.getOutputStream().write(ORDER);
  }

  /** Each command is an array of texts, each with its length in the line before. */
  private static void speakRedis(Socket client) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int words = Integer.parseInt(line.substring(1));
      String command = "";
      for (int i = 0; i < words; i++) {
        in.readLine();
        String word = in.readLine();
        command = i == 0 ? word : command;
      }
      boolean asks = command.equals("GET");
      if (asks) {
        Thread.sleep(DELAY_MILLIS);
      }
      out.write((asks ? "$5\r\norder\r\n" : "+OK\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
