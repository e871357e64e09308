package io.loopwarden.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request of HTTP/1. What follows it is not read: GET and HEAD have no body.
 *
 * @param path without the query
 * @param headers by their names in lower case; of several with one name, the first
 */
record Request(String method, String path, Map<String, String> headers) {

  private static final int MOST_BYTES = 8192;
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** Reads a head; null if it is none, or too long. */
  static @Nullable Request read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    byte[] buffer = new byte[MOST_BYTES];
    int read = 0;
    while (head.indexOf(END_OF_HEAD) < 0) {
      if (head.length() >= MOST_BYTES || (read = in.read(buffer)) < 0) {
        return null;
      }
      head.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
    }
    return parse(head.substring(0, head.indexOf(END_OF_HEAD)));
  }

  private static @Nullable Request parse(String head) {
    String[] lines = head.split("\r\n");
    String[] words = lines[0].split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        return null;
      }
      headers.putIfAbsent(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int query = words[1].indexOf('?');
    return new Request(words[0], query < 0 ? words[1] : words[1].substring(0, query), headers);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }
}
