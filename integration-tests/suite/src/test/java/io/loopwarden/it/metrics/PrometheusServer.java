package io.loopwarden.it.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that scrapes one port each second, in a folder of its own. */
final class PrometheusServer implements AutoCloseable {

  /** Asks for native histograms, and stores no classic buckets of what has them. */
  static final String NATIVE_HISTOGRAMS = "native-histograms";

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private PrometheusServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether this machine has one. */
  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts one that scrapes a port of this machine, and keeps exemplars. */
  static PrometheusServer start(Path folder, int scrapedPort) throws IOException {
    return start(folder, scrapedPort, "exemplar-storage");
  }

  /** Starts one that scrapes a port of this machine, with a feature that it has on request. */
  static PrometheusServer start(Path folder, int scrapedPort, String feature) throws IOException {
    return start(folder, feature, new Job("shop", scrapedPort, "/metrics"));
  }

  /**
   * What it scrapes.
   *
   * @param name the value of the label job
   */
  record Job(String name, int port, String path) {

    private String lines() {
      return """
        - job_name: %s
          metrics_path: %s
          static_configs:
            - targets: ['127.0.0.1:%d']
      """
          .formatted(name, path, port);
    }
  }

  /** Starts one that scrapes pages of this machine, with a feature that it has on request. */
  static PrometheusServer start(Path folder, String feature, Job... jobs) throws IOException {
    Path file = folder.resolve("prometheus-" + feature + ".yml");
    StringBuilder lines = new StringBuilder("global:\n  scrape_interval: 1s\nscrape_configs:\n");
    for (Job job : jobs) {
      lines.append(job.lines());
    }
    Files.writeString(file, lines);
    int port = FreePort.find();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                PROGRAM.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("prometheus-" + feature),
                "--enable-feature=" + feature,
                "--web.listen-address=127.0.0.1:" + port));
    builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus-" + feature + ".txt").toFile());
    return new PrometheusServer(builder.start(), port);
  }

  /** The value of an expression that selects one series; empty if there is none. */
  Optional<Double> value(String expression) throws IOException, InterruptedException {
    JsonArray result = series(expression);
    return result.size() != 1
        ? Optional.empty()
        : Optional.of(result.get(0).getAsJsonObject().getAsJsonArray("value").get(1).getAsDouble());
  }

  /** Whether an expression has a series with a number now; fails if it is not understood. */
  boolean has(String expression) throws IOException, InterruptedException {
    for (JsonElement series : series(expression)) {
      if (!series.getAsJsonObject().getAsJsonArray("value").get(1).getAsString().equals("NaN")) {
        return true;
      }
    }
    return false;
  }

  private JsonArray series(String expression) throws IOException, InterruptedException {
    JsonObject answer = get("/api/v1/query?query=" + encoded(expression));
    if (!answer.has("data")) {
      throw new AssertionError(expression + ": " + answer.get("error"));
    }
    return answer.getAsJsonObject("data").getAsJsonArray("result");
  }

  /** The exemplars of the last minutes, as Prometheus answers. */
  String exemplars(String metric) throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    return get("/api/v1/query_exemplars?query="
            + encoded(metric)
            + "&start="
            + (now - 300)
            + "&end="
            + (now + 60))
        .toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonElement json = JsonParser.parseString(answer.body());
    return json.getAsJsonObject();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
