package io.loopwarden.it.load;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/**
 * Fetches a page over a new connection each time, handshake included.
 *
 * @param sockets makes sockets with or without TLS
 * @param port the server's port
 */
record NewConnectionVisitor(SocketFactory sockets, int port) implements Visitor {
  private static final byte[] REQUEST =
      "GET /plaintext HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TIMEOUT_MILLIS = 60_000;

  @Override
  public String name() {
    return "a new connection to " + port + " by " + sockets;
  }

  @Override
  public void visit() throws Exception {
    try (Socket socket = sockets.createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST);
      awaitBody(socket.getInputStream());
    }
  }

  private static void awaitBody(InputStream in) throws Exception {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf(WebPages.HELLO) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IllegalStateException("the answer ended early: " + answer);
      }
      answer.append((char) next);
    }
  }
}
