package io.loopwarden.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port over real sockets. */
@Timeout(120)
class HttpPortTest {

  private static final int MEGABYTES = 50;

  private static HttpPort open(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    HttpPort port =
        new HttpPort(
            "test",
            HttpPort.LOOPBACK,
            0,
            Map.of(
                "/metrics",
                headers -> new Page.Content("for " + headers.apply("accept"), bytes),
                "/active",
                headers -> new Page.Content("text/html", bytes, "default-src 'self'")));
    port.open();
    return port;
  }

  private static Socket connect(HttpPort port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port.localPort());
  }

  private static String ask(HttpPort port, String request) throws IOException {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void itServesThePageInTheFormThatTheClientAccepts() throws IOException {
    String answer =
        ask(
            open("the page"),
            "GET /metrics?x=y HTTP/1.1\r\nHost: localhost:9464\r\nAccept: a/b\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nContent-Type: for a/b\r\n")
        .contains("\r\nContent-Length: 8\r\n")
        .contains("\r\nContent-Security-Policy: default-src 'none'\r\n")
        .endsWith("\r\n\r\nthe page");
  }

  @Test
  void eachPageHasItsPathAndSaysWhatABrowserMayDoWithIt() throws IOException {
    assertThat(ask(open("the page"), "GET /active HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("\r\nContent-Security-Policy: default-src 'self'\r\n")
        .endsWith("\r\n\r\nthe page");
  }

  @Test
  void theHeadIsWithoutThePage() throws IOException {
    String answer = ask(open("the page"), "HEAD /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    assertThat(answer).contains("\r\nContent-Length: 8\r\n").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 404",
    "GET /metrics/ HTTP/1.1, 404",
    "POST /metrics HTTP/1.1, 405",
    "DELETE /metrics HTTP/1.1, 405",
    "GET /metrics HTTP/2, 400",
    "nonsense, 400"
  })
  void nothingElseIsAnswered(String firstLine, int status) throws IOException {
    String answer = ask(open("the page"), firstLine + "\r\nHost: localhost\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("the page");
  }

  /** A web page may lead a browser here by a name of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:9464", "127.0.0.1.evil.example", "1.2.3", ""})
  void aForeignHostIsRefused(String host) throws IOException {
    String answer = ask(open("the page"), "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain("the page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCALHOST", "10.0.0.7:9464", "[::1]:9464"})
  void addressesAreNoForeignHosts(String host) throws IOException {
    assertThat(ask(open("the page"), "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .endsWith("the page");
  }

  @Test
  void aHeadWithoutEndIsRefused() throws IOException {
    assertThat(ask(open("the page"), "GET /metrics HTTP/1.1\r\nX: " + "x".repeat(8200)))
        .startsWith("HTTP/1.1 400 ");
  }

  /** More than the buffers of the system hold, so that writing it waits for the client. */
  @Test
  void clientsThatNeverReadAreCutOffAndOthersGetTheirAnswer() throws IOException {
    HttpPort port = open("x".repeat(MEGABYTES * 1_000_000));
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Socket socket = connect(port);
      idle.add(socket);
      socket
          .getOutputStream()
          .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes("US-ASCII"));
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> ask(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").contains(" 404 "));
    for (Socket socket : idle) {
      socket.close();
    }
  }
}
