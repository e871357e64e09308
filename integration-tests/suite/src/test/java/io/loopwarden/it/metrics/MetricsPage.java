package io.loopwarden.it.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A page of numbers in Prometheus' text form, whoever has written it. */
record MetricsPage(String text) {

  private static final int MOST_MILLIS = 60_000;

  /** Asks for one; fails if it is not there in time. */
  static MetricsPage of(int port, String path) throws IOException {
    return new MetricsPage(get(port, path));
  }

  /** The answer to a request; fails if there is none in time. */
  static String get(int port, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setConnectTimeout(MOST_MILLIS);
    connection.setReadTimeout(MOST_MILLIS);
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The number of a series. */
  Optional<Double> value(String series) {
    return Optional.ofNullable(allOf(series).get(series));
  }

  /** The numbers of all series that begin like this. */
  Map<String, Double> allOf(String start) {
    Map<String, Double> numbers = new TreeMap<>();
    text.lines()
        .map(line -> line.replace(",}", "}")) // Quarkus, with Prometheus' client of old
        .filter(line -> line.startsWith(start))
        .forEach(
            line -> {
              int blank = line.lastIndexOf(' ');
              numbers.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
            });
    return numbers;
  }
}
