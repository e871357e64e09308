package com.example.isolation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Calls that block. */
final class Blocking {
  private static final int MILLIS = 20;

  private Blocking() {}

  static String sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "slept";
  }

  static String nap() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "napped";
  }

  /** Connects to a database and asks it something that nobody else may know. */
  static String query(String secret) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:mem:;USER=sa;PASSWORD=" + secret);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select '" + secret + "'")) {
      rows.next();
      return "found";
    }
  }

  /** Asks a server for something that nobody else may know; the server is of this process. */
  static String request(URI server, String secret) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/" + secret + "?token=" + secret))
            .header("Authorization", secret)
            .build();
    return "status "
        + HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode();
  }

  /** A server for {@link #request}, that answers on a thread of its own. */
  static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
