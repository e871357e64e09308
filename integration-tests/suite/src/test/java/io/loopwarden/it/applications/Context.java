package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Report;

/**
 * What a report says that the loop was doing in the shop on Vert.x.
 *
 * @param report the report
 */
record Context(Report report) {
  private static final String VERTICLE = "java:com.example.vertxweb.ShopVerticle";

  static Context of(Report report) {
    return new Context(report);
  }

  void isOfRoute(String route, int remotePort) {
    has("http.request.method", "GET");
    has("http.route", route);
    has("loopwarden.protocol", "http");
    isOfConnectionFrom(remotePort);
    isOfVerticle();
  }

  void isOfVerticle() {
    has("loopwarden.verticle", VERTICLE);
    assertThat(report.text("loopwarden.deployment")).as("deployment").isNotBlank();
  }

  void isOfConnectionFrom(int remotePort) {
    has("loopwarden.remote_port", Integer.toString(remotePort));
  }

  void has(String key, String text) {
    assertThat(report.text(key)).as(key).isEqualTo(text);
  }
}
