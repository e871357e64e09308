package com.example.stalls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks again and again, several things at a time, over one connection. */
final class HttpVisitor {

  private static final int AT_A_TIME = 16;
  private static final byte[] REQUESTS =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .repeat(AT_A_TIME)
          .getBytes(StandardCharsets.US_ASCII);
  private static final String STATUS = "HTTP/1.1 200 OK";
  private static final int BODY_CHARACTERS = "Hello, world".length();

  private HttpVisitor() {}

  /** Visits a server until the time is up; returns how many answers there were. */
  static long visit(InetSocketAddress address, long endNanos) throws IOException {
    long answers = 0;
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream output = socket.getOutputStream();
      BufferedReader input =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (System.nanoTime() < endNanos) {
        output.write(REQUESTS);
        for (int i = 0; i < AT_A_TIME; i++) {
          readAnswer(input);
          answers++;
        }
      }
    }
    return answers;
  }

  private static void readAnswer(BufferedReader input) throws IOException {
    String status = input.readLine();
    if (!STATUS.equals(status)) {
      throw new IOException("not " + STATUS + " but " + status);
    }
    String header = input.readLine();
    while (header != null && !header.isEmpty()) {
      header = input.readLine();
    }
    for (int i = 0; i < BODY_CHARACTERS; i++) {
      input.read();
    }
  }
}
