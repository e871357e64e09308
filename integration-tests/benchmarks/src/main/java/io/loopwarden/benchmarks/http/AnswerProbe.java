package io.loopwarden.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Learns how long the server's answer is, and that it is the expected one. */
final class AnswerProbe {

  private static final String EXPECTED_STATUS = "HTTP/1.1 200 OK\r\n";
  private static final String EXPECTED_BODY = "\r\n\r\nHello, World!";
  private static final int TIMEOUT_MILLIS = 60_000;

  private AnswerProbe() {}

  static int answerBytes(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(Connection.REQUEST.getBytes(StandardCharsets.US_ASCII));
      return readAnswer(socket.getInputStream()).length();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readAnswer(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String answer = "";
    while (!answer.endsWith(EXPECTED_BODY)) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("the server answered: " + answer);
      }
      bytes.write(next);
      answer = bytes.toString(StandardCharsets.US_ASCII);
    }
    if (!answer.startsWith(EXPECTED_STATUS)) {
      throw new IOException("the server answered: " + answer);
    }
    return answer;
  }
}
