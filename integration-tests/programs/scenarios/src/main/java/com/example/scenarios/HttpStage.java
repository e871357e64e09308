package com.example.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server that answers late, on a plain thread. Its evidence is the number of requests that
 * reached it.
 */
final class HttpStage implements Stage {
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlate\n";

  private final Rendezvous rendezvous = new Rendezvous();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerSocketChannel listener;
  private volatile int requests;

  HttpStage() throws IOException {
    listener = Loopback.listen();
    PeerThread.start(
        () -> {
          try (SocketChannel connection = listener.accept()) {
            answer(connection);
          }
        });
  }

  private void answer(SocketChannel connection) throws IOException, InterruptedException {
    if (!awaitRequest(connection)) {
      return;
    }
    requests++;
    if (rendezvous.arriveLate()) {
      connection.write(StandardCharsets.US_ASCII.encode(ANSWER));
    }
  }

  /** Reads up to the empty line after the request's headers; false if the client hung up before. */
  private static boolean awaitRequest(SocketChannel connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(Channels.newReader(connection, StandardCharsets.US_ASCII));
    String line;
    do {
      line = reader.readLine();
    } while (line != null && !line.isEmpty());
    return line != null;
  }

  /** A URL of the server, with a query that no report may show. */
  URI uri() throws IOException {
    return URI.create(
        "http://127.0.0.1:"
            + Loopback.addressOf(listener).getPort()
            + "/late?token="
            + Secrets.TOKEN);
  }

  /** A client that is ready for use. */
  HttpClient client() {
    return client;
  }

  @Override
  public void enter(Thread scenarioThread) {
    rendezvous.enter(scenarioThread);
  }

  @Override
  public String evidence() {
    return "requests=" + requests;
  }

  @Override
  public void clear() throws IOException {
    rendezvous.cancel();
    listener.close();
  }
}
