package io.loopwarden.engine.metrics.otlp;

import java.io.IOException;
import java.util.Locale;

/**
 * The head of an answer of HTTP/1.
 *
 * @param retryAfterSeconds after how many seconds the server wants to be asked again; 0 if it does
 *     not say so
 */
record Answer(int status, int retryAfterSeconds) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final String RETRY_AFTER = "retry-after:";
  private static final int LONGEST_RETRY_AFTER_SECONDS = 3_600;

  /**
   * Parses a head.
   *
   * @throws IOException if it is none
   */
  static Answer of(String head) throws IOException {
    String[] lines = head.split("\r\n", -1);
    String[] words = lines[0].split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new IOException("it does not answer by HTTP/1");
    }
    int retryAfterSeconds = 0;
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
        retryAfterSeconds = number(line.substring(RETRY_AFTER.length()).strip());
      }
    }
    return new Answer(number(words[1]), Math.min(LONGEST_RETRY_AFTER_SECONDS, retryAfterSeconds));
  }

  /** A number from 0 on; 0 for a date and all else. */
  private static int number(String digits) {
    try {
      return Math.max(0, Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether the server has taken what it was sent. */
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether it may take the same at another time. */
  boolean isTemporary() {
    return status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
  }
}
