package com.example.r2dbc;

import io.netty.channel.EventLoop;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What uses connections. */
final class Ledger {

  private final ConnectionPool pool;
  private final List<Connection> kept = new CopyOnWriteArrayList<>();

  Ledger(ConnectionPool pool) {
    this.pool = pool;
  }

  /** Uses connections as one should. */
  CompletableFuture<?> use(EventLoop loop, int times) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[times];
    for (int i = 0; i < times; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      all[i] = done;
      loop.execute(() -> book(done));
    }
    return CompletableFuture.allOf(all);
  }

  private void book(CompletableFuture<Void> done) {
    Mono.usingWhen(
            pool.create(),
            connection ->
                Flux.from(connection.createStatement("select 1").execute())
                    .flatMap(result -> result.map((row, metadata) -> row.get(0)))
                    .then(),
            Connection::close)
        .subscribe(nothing -> {}, done::completeExceptionally, () -> done.complete(null));
  }

  /** Gets connections that are closed much later. */
  void keep(EventLoop loop, int number) throws InterruptedException {
    CountDownLatch got = new CountDownLatch(number);
    for (int i = 0; i < number; i++) {
      loop.execute(() -> open(got));
    }
    got.await();
  }

  private void open(CountDownLatch got) {
    pool.create()
        .subscribe(
            connection -> {
              kept.add(connection);
              got.countDown();
            });
  }

  /** The same, and no code of this program runs when they are asked for. */
  void hide(int number) throws InterruptedException {
    CountDownLatch got = new CountDownLatch(number);
    for (int i = 0; i < number; i++) {
      pool.create()
          .delaySubscription(Duration.ofMillis(1))
          .subscribe(
              connection -> {
                kept.add(connection);
                got.countDown();
              });
    }
    got.await();
  }

  /** Gets connections that nobody closes, and to which nobody refers. */
  void lose(EventLoop loop, int number) throws InterruptedException {
    CountDownLatch got = new CountDownLatch(number);
    for (int i = 0; i < number; i++) {
      loop.execute(() -> drop(got));
    }
    got.await();
    System.gc();
  }

  private void drop(CountDownLatch got) {
    pool.create().subscribe(connection -> got.countDown());
  }

  void release() {
    for (Connection connection : kept) {
      Mono.from(connection.close()).block();
    }
    kept.clear();
  }
}
