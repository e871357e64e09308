package com.example.webflux;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Pages with mistakes: each does its work where the request or an answer arrives. */
@RestController
class ReturnsController {
  private static final long SIGNING_MILLIS = 400;

  private final WebClient.Builder clients;
  private final JdbcTemplate database;
  private final Stocktaking stocktaking;

  ReturnsController(JdbcTemplate database, Stocktaking stocktaking, WebClient.Builder clients) {
    this.clients = clients;
    this.database = database;
    this.stocktaking = stocktaking;
  }

  @GetMapping("/returns/slow")
  String slow() throws InterruptedException {
    Thread.sleep(30);
    return "slow";
  }

  /** The mistake comes after the answer of another server. */
  @GetMapping("/returns/relayed/{id}")
  Mono<String> relayed(@PathVariable("id") int id, ServerHttpRequest request) {
    String server = "http://localhost:" + request.getLocalAddress().getPort();
    return clients
        .build()
        .get()
        .uri(server + "/hello")
        .retrieve()
        .bodyToMono(String.class)
        .map(ReturnsController::checked);
  }

  @GetMapping("/returns/priced/{id}")
  Mono<String> priced(@PathVariable("id") int id, ServerHttpRequest request) {
    String server = "http://localhost:" + request.getLocalAddress().getPort();
    return clients
        .build()
        .get()
        .uri(server + "/returns/slow")
        .retrieve()
        .bodyToMono(String.class)
        .map(ReturnsController::checked);
  }

  private static String checked(String text) {
    try {
      Thread.sleep(30);
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @GetMapping("/returns/count")
  Mono<Integer> count() {
    return Mono.fromSupplier(() -> database.queryForObject("select 3", Integer.class));
  }

  @GetMapping("/returns/stock")
  Mono<Integer> stock() {
    return Mono.fromSupplier(stocktaking::count);
  }

  @GetMapping("/returns/signed")
  Mono<String> signed() {
    return Mono.just("return").map(ReturnsController::sign);
  }

  private static String sign(String text) {
    BigInteger number = new BigInteger(text.getBytes()).setBit(4000);
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SIGNING_MILLIS);
    while (System.nanoTime() < endNanos) {
      number =
          number.modPow(
              BigInteger.valueOf(65_537), BigInteger.ONE.shiftLeft(4096).subtract(BigInteger.ONE));
    }
    return number.toString(36);
  }
}
