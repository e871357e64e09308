package com.example.webflux;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Four pages with four mistakes: each does its work where the request arrives. */
@RestController
class ReturnsController {
  private static final long SIGNING_MILLIS = 400;

  private final JdbcTemplate database;
  private final Stocktaking stocktaking;

  ReturnsController(JdbcTemplate database, Stocktaking stocktaking) {
    this.database = database;
    this.stocktaking = stocktaking;
  }

  @GetMapping("/returns/slow")
  String slow() throws InterruptedException {
    Thread.sleep(30);
    return "slow";
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
