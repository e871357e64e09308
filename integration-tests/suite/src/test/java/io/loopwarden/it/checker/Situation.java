package io.loopwarden.it.checker;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What holds an event loop. */
enum Situation {
  SHORT_SLEEP("`Thread.sleep`, 500 ms", "/situations/sleep/500"),
  SLEEP("`Thread.sleep`, 3 s", "/situations/sleep/3000"),
  SHORT_COMPUTATION("a computation, 500 ms", "/situations/compute/500"),
  COMPUTATION("a computation, 3 s", "/situations/compute/3000"),
  LONG_COMPUTATION("a computation, 7 s", "/situations/compute/7000"),
  MONITOR("a monitor that another thread holds, 3 s", "/situations/monitor/3000"),
  COLLECTION("full collections, one after the other, 3 s", "/situations/collection/3000"),
  STOP("SIGSTOP, 6 s, during a task of 50 ms", "/situations/stopped/3000") {
    @Override
    Span play(Shop shop) throws IOException, InterruptedException {
      CompletableFuture<Span> task =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return super.play(shop);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      TimeUnit.MILLISECONDS.sleep(RUNNING_MILLIS);
      Span span = shop.stop(STOPPED_MILLIS);
      task.join();
      return span;
    }
  },
  MANY_TASKS("10,000 tasks of 50 µs", "/situations/tasks/10000"),
  NETTY("`Thread.sleep`, 3 s, in a handler on an event loop that is not Vert.x's", "") {
    @Override
    Span play(Shop shop) throws IOException {
      return Span.parse(shop.scales().say("3000"));
    }
  };

  /** Four of the tasks, and half of the next. */
  private static final int RUNNING_MILLIS = 230;

  private static final int STOPPED_MILLIS = 6_000;

  private final String title;
  private final String path;

  Situation(String title, String path) {
    this.title = title;
    this.path = path;
  }

  String title() {
    return title;
  }

  /** Holds the loop, until it goes on. */
  Span play(Shop shop) throws IOException, InterruptedException {
    return Span.parse(shop.http().get(path));
  }
}
