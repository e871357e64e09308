package io.loopwarden.engine.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.config.Compression;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.config.HttpHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over real sockets, to servers of all kinds. */
@Timeout(120)
class HttpPostTest {

  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

  /** More than the buffers of the system hold, so that writing it waits for the server. */
  private static final byte[] LARGE = new byte[50_000_000];

  private ServerSocket server;
  private HttpPost post;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    post = to(new HttpEndpoint(false, "127.0.0.1", server.getLocalPort(), "/base"));
  }

  /** What sends without headers of its own and without compression. */
  static HttpPost to(HttpEndpoint endpoint) {
    return new HttpPost(endpoint, new HttpHeaders(""), Compression.NONE, TlsFiles.NONE);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Answers the next request, whatever it is, and closes; has what it read. */
  private CompletableFuture<String> answering(String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket socket = server.accept()) {
            byte[] buffer = new byte[65_536];
            int read = socket.getInputStream().read(buffer);
            String request = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            while (!request.endsWith("{}")) {
              read = socket.getInputStream().read(buffer);
              request += new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            return request;
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Deadline soon() {
    return Deadline.in(TimeUnit.MILLISECONDS.toNanos(300));
  }

  private static Deadline late() {
    return Deadline.in(TimeUnit.SECONDS.toNanos(60));
  }

  @Test
  void itPostsJson() throws Exception {
    CompletableFuture<String> request = answering("HTTP/1.1 200 OK\r\n\r\n{}");

    Answer answer = post.send("/v1/logs", JSON, late());

    assertThat(answer.isSuccess()).isTrue();
    assertThat(request.get())
        .startsWith("POST /base/v1/logs HTTP/1.1\r\n")
        .contains("\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n")
        .contains("\r\nContent-Type: application/json\r\n")
        .contains("\r\nContent-Length: 2\r\n")
        .endsWith("\r\n\r\n{}");
  }

  @Test
  void itHasTheHeadersThatAreAskedFor() throws Exception {
    CompletableFuture<String> request = answering("HTTP/1.1 200 OK\r\n\r\n");
    HttpHeaders headers = new HttpHeaders.Type().parse("authorization=Bearer a=b; x-tenant=7");
    HttpEndpoint endpoint = new HttpEndpoint(false, "127.0.0.1", server.getLocalPort(), "");

    new HttpPost(endpoint, headers, Compression.NONE, TlsFiles.NONE).send("/v1/logs", JSON, late());

    assertThat(request.get())
        .contains("\r\nauthorization: Bearer a=b\r\nx-tenant: 7\r\nConnection: close\r\n\r\n{}");
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, true, false",
    "202 Accepted, true, false",
    "301 Moved, false, false",
    "400 Bad Request, false, false",
    "401, false, false",
    "404 Not Found, false, false",
    "429 Too Many Requests, false, true",
    "500 Internal Server Error, false, true",
    "503 Service Unavailable, false, true",
  })
  void theStatusSaysWhatBecameOfIt(String status, boolean isSuccess, boolean isTemporary)
      throws Exception {
    answering("HTTP/1.1 " + status + "\r\n\r\n");

    Answer answer = post.send("/", JSON, late());

    assertThat(answer.isSuccess()).isEqualTo(isSuccess);
    assertThat(answer.isTemporary()).isEqualTo(isTemporary);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 7, 7",
    "retry-after:  7, 7",
    "Retry-After: 999999999, 3600",
    "'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT', 0",
    "Retry-After: -1, 0",
    "X: 7, 0"
  })
  void aServerSaysWhenToAskAgain(String header, int seconds) throws Exception {
    answering("HTTP/1.1 503 Service Unavailable\r\n" + header + "\r\n\r\n");

    assertThat(post.send("/", JSON, late()).retryAfterSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 200"})
  void whatIsNoAnswerIsAnError(String answer) {
    answering(answer);

    assertThatThrownBy(() -> post.send("/", JSON, late())).isInstanceOf(IOException.class);
  }

  @Test
  void aServerThatIsAwayIsAnError() throws IOException {
    server.close();

    assertThatThrownBy(() -> post.send("/", JSON, late()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void aServerThatNeverAnswersHasADeadline() {
    assertThatThrownBy(() -> post.send("/", JSON, soon())).isInstanceOf(IOException.class);
  }

  /** One byte after the other resets the time limit of a socket, but not the deadline. */
  @Test
  void aServerThatAnswersByteByByteHasADeadline() {
    CompletableFuture.runAsync(
        () -> {
          try (Socket socket = server.accept()) {
            while (true) {
              socket.getOutputStream().write('x');
              TimeUnit.MILLISECONDS.sleep(50);
            }
          } catch (IOException | InterruptedException e) {
            // the client has gone
          }
        });

    assertThatThrownBy(() -> post.send("/", JSON, soon())).isInstanceOf(IOException.class);
  }

  @Test
  void aServerThatNeverReadsIsCutOffByAnotherThread() {
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> post.send("/", LARGE, soon()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not read"));

    while (!sending.isDone()) {
      post.closeIfOverdue();
    }

    assertThat(sending).isCompleted();
  }
}
