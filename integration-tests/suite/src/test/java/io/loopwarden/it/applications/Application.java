package io.loopwarden.it.applications;

import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.InstalledJdks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** An ordinary application that makes one mistake where requests arrive, and maybe a later one. */
enum Application {
  WEBFLUX(
      "Spring WebFlux",
      "com.example.webflux.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.webflux.Prices.of",
          "java.sql.PreparedStatement.executeQuery",
          "jdbc",
          "GET",
          "/mistake")),
  GATEWAY(
      "Spring Cloud Gateway",
      "com.example.gateway.Shop",
      port ->
          new HttpCustomer(port, EnumSet.complementOf(EnumSet.of(HttpPage.FILE, HttpPage.CLIENT))),
      new ExpectedMistake(
          "com.example.gateway.Tariffs.of", "java.lang.Thread.sleep", "sleep", "GET", "tariffs"),
      new ExpectedMistake(
          "com.example.gateway.Routes.settle",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "returns")),
  ARMERIA(
      "Armeria",
      "com.example.armeria.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.armeria.Stock.of",
          "java.util.concurrent.CompletableFuture.join",
          "future",
          "GET",
          "/mistake"),
      new ExpectedMistake(
          "com.example.armeria.ShopService.checked",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/returns/relayed/:id")),
  HELIDON(
      "Helidon",
      "com.example.helidon.Shop",
      port -> new HttpCustomer(port, EnumSet.complementOf(EnumSet.of(HttpPage.FILE))),
      new ExpectedMistake(
          "com.example.helidon.Invoices.print",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/mistake"),
      new ExpectedMistake(
          "com.example.helidon.Pages.printed",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/returns/relayed/{id}")),
  MICRONAUT(
      "Micronaut",
      "com.example.micronaut.Shop",
      HttpCustomer::new,
      new ExpectedMistake(
          "com.example.micronaut.Scales.weigh",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/mistake"),
      new ExpectedMistake(
          "com.example.micronaut.ShopController.checked",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/returns/relayed/{id}")),
  QUARKUS(
      "Quarkus REST",
      "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
      port ->
          new HttpCustomer(port, EnumSet.complementOf(EnumSet.of(HttpPage.FILE, HttpPage.CLIENT))),
      new ExpectedMistake(
          "com.example.quarkus.Scales.weigh", "java.lang.Thread.sleep", "sleep", "GET", "/mistake"),
      new ExpectedMistake(
          "com.example.quarkus.ReturnsResource.checked",
          "java.lang.Thread.sleep",
          "sleep",
          "GET",
          "/returns/relayed/{id}")),
  KTOR(
      "Ktor",
      "com.example.ktor.Shop",
      port ->
          new HttpCustomer(port, EnumSet.complementOf(EnumSet.of(HttpPage.FILE, HttpPage.CLIENT))),
      new ExpectedMistake(
          "com.example.ktor.Cellar.fetch",
          "kotlinx.coroutines.BuildersKt.runBlocking",
          "wait",
          "GET",
          "/mistake")),
  GRPC(
      "gRPC",
      "com.example.grpc.Shop",
      GrpcCustomer::new,
      new ExpectedMistake(
          "com.example.grpc.Warehouse.ask",
          "java.net.http.HttpClient.send",
          "http",
          null,
          "shop.Shop/Mistake"),
      new ExpectedMistake(
          "com.example.grpc.Calls.checked",
          "java.lang.Thread.sleep",
          "sleep",
          null,
          "shop.Shop/Returned"));

  private final String framework;
  private final Program program;
  private final IntFunction<Customer> customers;
  private final List<ExpectedMistake> mistakes;

  Application(
      String framework,
      String mainClass,
      IntFunction<Customer> customers,
      ExpectedMistake... mistakes) {
    this.framework = framework;
    this.program = new Program(toString(), mainClass);
    this.customers = customers;
    this.mistakes = List.of(mistakes);
  }

  /** Those that were asked for, each with each JDK that is there. */
  static Stream<Arguments> onEachJdk() {
    Filter filter = Filter.of("stack");
    return Arrays.stream(values())
        .filter(application -> filter.admits(application.toString()))
        .flatMap(
            application ->
                InstalledJdks.chosen().stream().map(jdk -> Arguments.of(application, jdk)));
  }

  /** What the documentation calls its framework. */
  String framework() {
    return framework;
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
    return mistakes.get(0);
  }

  /**
   * The same of the other mistake that it may have, which comes after the answer of another server;
   * in Helidon, where a route with a parameter is in a service.
   */
  Optional<ExpectedMistake> laterMistake() {
    return mistakes.stream().skip(1).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
