package com.example.services.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a service at a fixed rate, over as many connections as there are clients. A client that is
 * late asks at once, until the rate is made up for.
 */
final class Load {
  private static final int CLIENTS = 16;
  private static final long REQUESTS_PER_SECOND = 200;
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1) / REQUESTS_PER_SECOND;

  private final int port;
  private final List<Visit> visits;
  private final long startNanos = System.nanoTime();
  private final long durationNanos;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong right = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicReference<String> firstWrong = new AtomicReference<>();

  Load(int port, List<Visit> visits, long seconds) {
    this.port = port;
    this.visits = visits;
    this.durationNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Asks, and returns once all answers have arrived. */
  void run() throws InterruptedException {
    Thread[] clients = new Thread[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
      clients[i] = new Thread(this::runClient, "client-" + i);
      clients[i].start();
    }
    for (Thread each : clients) {
      each.join();
    }
  }

  private void runClient() {
    Visit visit = next();
    while (visit != null) {
      try (Connection connection = new Connection(port)) {
        for (; visit != null; visit = next()) {
          count(visit.wrongOf(connection.ask(visit.request())));
        }
      } catch (IOException e) {
        count(visit + " was not answered: " + e);
        visit = next();
      }
    }
  }

  /** Waits until the next request is due; null if the time is over. */
  private Visit next() {
    long number = next.getAndIncrement();
    long atNanos = number * INTERVAL_NANOS;
    if (atNanos >= durationNanos || System.nanoTime() - startNanos >= durationNanos) {
      return null;
    }
    LockSupport.parkNanos(startNanos + atNanos - System.nanoTime());
    return visits.get((int) (number % visits.size()));
  }

  private void count(String problem) {
    if (problem == null) {
      right.incrementAndGet();
    } else {
      wrong.incrementAndGet();
      firstWrong.compareAndSet(null, problem);
    }
  }

  @Override
  public String toString() {
    return "answers right=%d wrong=%d first_wrong=%s"
        .formatted(right.get(), wrong.get(), firstWrong);
  }
}
