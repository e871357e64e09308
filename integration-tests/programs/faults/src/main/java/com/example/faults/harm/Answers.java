package com.example.faults.harm;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** What addresses of this JVM answer. */
final class Answers {
  private static final int PATIENCE_MILLIS = 20_000;

  private Answers() {}

  /** A line for each: the address, the status, and whether there is a body. */
  static List<String> of(String... addresses) {
    List<String> answers = new ArrayList<>();
    for (String address : addresses) {
      answers.add(address + " " + of(address));
    }
    return answers;
  }

  private static String of(String address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        String content = body.readAllBytes().length > 0 ? " with a body" : " empty";
        return connection.getResponseCode() + content;
      }
    } catch (IOException e) {
      return e.toString();
    }
  }
}
