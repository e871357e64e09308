package io.loopwarden.it.applications;

import java.util.EnumSet;
import java.util.Locale;
import java.util.function.IntFunction;

/** An ordinary application that makes one mistake. */
enum Application {
  WEBFLUX(
      "com.example.webflux.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.webflux.Prices.of",
          "java.sql.PreparedStatement.executeQuery",
          "jdbc",
          "GET",
          "/mistake")),
  ARMERIA(
      "com.example.armeria.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.armeria.Stock.of",
          "java.util.concurrent.CompletableFuture.join",
          "future",
          "GET",
          "/mistake")),
  HELIDON(
      "com.example.helidon.Shop",
      port -> new HttpCustomer(port, EnumSet.complementOf(EnumSet.of(HttpPage.FILE))),
      new ExpectedMistake(
          "com.example.helidon.Invoices.print", "java.lang.Thread.sleep", "sleep", null, null)),
  MICRONAUT(
      "com.example.micronaut.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.micronaut.Scales.weigh",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/mistake")),
  GRPC(
      "com.example.grpc.Shop",
      GrpcCustomer::new,
      new ExpectedMistake(
          "com.example.grpc.Warehouse.ask",
          "java.net.http.HttpClient.send",
          "http",
          null,
          "shop.Shop/Mistake"));

  private final Program program;
  private final IntFunction<Customer> customers;
  private final ExpectedMistake mistake;

  Application(String mainClass, IntFunction<Customer> customers, ExpectedMistake mistake) {
    this.program = new Program(toString(), mainClass);
    this.customers = customers;
    this.mistake = mistake;
  }

  /** Where it is. */
  Program program() {
    return program;
  }

  /** Somebody who uses it. */
  Customer customerAt(int port) {
    return customers.apply(port);
  }

  /** What has to be reported of it. */
  ExpectedMistake mistake() {
    return mistake;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
