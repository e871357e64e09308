package com.example.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The blocking HTTP clients of the JDK. */
final class HttpScenarios {
  private HttpScenarios() {}

  static Stream<Scenario<?>> all() {
    return Stream.of(
        Scenario.on(HttpStage::new, "urlConnectionConnect", HttpScenarios::urlConnectionConnect),
        Scenario.on(
            HttpStage::new,
            "urlConnectionGetInputStream",
            HttpScenarios::urlConnectionGetInputStream),
        Scenario.on(
            HttpStage::new,
            "urlConnectionGetResponseCode",
            HttpScenarios::urlConnectionGetResponseCode),
        Scenario.on(HttpStage::new, "httpClientSend", HttpScenarios::httpClientSend));
  }

  static Object urlConnectionConnect(HttpStage stage) throws IOException {
    HttpURLConnection connection = connection(stage);
    connection.connect();
    connection.disconnect();
    return "connected";
  }

  static Object urlConnectionGetInputStream(HttpStage stage) throws IOException {
    InputStream body = connection(stage).getInputStream();
    return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
  }

  static Object urlConnectionGetResponseCode(HttpStage stage) throws IOException {
    return connection(stage).getResponseCode();
  }

  static Object httpClientSend(HttpStage stage) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(stage.uri()).build();
    return stage.client().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static HttpURLConnection connection(HttpStage stage) throws IOException {
    return (HttpURLConnection) stage.uri().toURL().openConnection();
  }
}
