package io.loopwarden.it.demo;

/** A symptom of docs/slow-service.md, and what the agent reports of it. */
enum Symptom {
  LOW_CPU(
      "Slow with low CPU",
      "/shop/rate",
      "io.loopwarden.demo.shop.RatePage.blocking",
      "java.net.http.HttpClient.send",
      "docs/remedies.md#http-vertx"),
  LOAD(
      "Slow under load only",
      "/shop/orders",
      "io.loopwarden.demo.shop.OrdersPage.count",
      "javax.sql.DataSource.getConnection",
      "docs/remedies.md#pool-vertx"),
  HANGS(
      "It hangs",
      "/shop/total",
      "io.loopwarden.demo.shop.TotalPage.blocking",
      "java.util.concurrent.CompletableFuture.join",
      "docs/remedies.md#future-vertx");

  /** The heading of its section. */
  final String title;

  /** What is requested. */
  final String path;

  final String function;
  final String call;

  /** The section of the remedies. */
  final String remedy;

  Symptom(String title, String path, String function, String call, String remedy) {
    this.title = title;
    this.path = path;
    this.function = function;
    this.call = call;
    this.remedy = remedy;
  }
}
