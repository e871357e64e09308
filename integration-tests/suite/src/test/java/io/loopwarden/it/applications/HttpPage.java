package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What applications have on HTTP. */
enum HttpPage {
  TEXT("/hello", "Hello, World!"),
  JSON("/orders/7", "{\"id\":7,\"article\":\"book\"}"),
  BODY("/notes", "A note, and another one."),
  TIMER("/later", "later"),
  OTHER_THREAD("/offloaded", "offloaded"),
  STREAM("/stream", numbered(0, 100, "line %d\n")),
  CLIENT("/relayed", "Hello, World!"),
  FILE(
      "/terms.txt",
      numbered(1, 201, "%d. What is ordered is delivered, what is delivered is paid.\n"));

  private final String path;
  private final String content;

  HttpPage(String path, String content) {
    this.path = path;
    this.content = content;
  }

  /**
   * Whether it is visited again and again. Not a file: some frameworks look at it where the request
   * arrives, which takes longer than a millisecond now and then.
   */
  boolean isForEveryRound() {
    return this != FILE;
  }

  private static String numbered(int begin, int end, String line) {
    return IntStream.range(begin, end).mapToObj(line::formatted).collect(Collectors.joining());
  }

  HttpRequest.Builder request(URI server) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    return this == BODY
        ? request.header("content-type", "text/plain").POST(BodyPublishers.ofString(content))
        : request;
  }

  void checkAnswer(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("status of %s: %s", this, response.body()).isEqualTo(200);
    assertThat(response.body()).as("body of %s", this).isEqualTo(content);
  }
}
