package com.example.services.load;

import java.nio.charset.StandardCharsets;

/**
 * A request, and the answer that is right.
 *
 * @param request the request as it is sent
 * @param status the status of the answer
 * @param body the body of the answer, or null if it may be any
 */
record Visit(byte[] request, int status, String body) {

  /** A request without a body. */
  static Visit get(String path, String headers, int status, String body) {
    return of("GET " + path + " HTTP/1.1\r\nhost: 127.0.0.1\r\n" + headers + "\r\n", status, body);
  }

  /** A request with a body. */
  static Visit post(String path, String type, String content, int status, String body) {
    String request =
        "POST %s HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n%s";
    return of(request.formatted(path, type, content.length(), content), status, body);
  }

  private static Visit of(String request, int status, String body) {
    return new Visit(request.getBytes(StandardCharsets.US_ASCII), status, body);
  }

  /** What is wrong with an answer, or null if nothing is. */
  String wrongOf(Answer answer) {
    boolean isRight =
        answer.status() == status && (body == null || answer.body().strip().equals(body));
    return isRight ? null : this + " was answered by " + answer;
  }

  @Override
  public String toString() {
    String text = new String(request, StandardCharsets.US_ASCII);
    return text.substring(0, text.indexOf(" HTTP"));
  }
}
