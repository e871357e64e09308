package com.example.faults.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads that ask a service for pages, and compare the answers with the right ones. */
final class Visitors implements AutoCloseable {
  private static final int VISITORS = 2;
  private static final int PAUSE_MILLIS = 10;
  private static final int WRONG_KEPT = 10;
  private static final String[][] PAGES = {
    {"/hello", "Hello, World!"},
    {"/orders/7", "book"},
    {"/later", "later"},
    {"/offloaded", "offloaded"},
  };

  private final String address;
  private final String mistake = System.getProperty("soak.mistake");
  private final Planted planted;
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong wrongAnswers = new AtomicLong();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Visitors(int port, Planted planted) {
    this.address = "http://127.0.0.1:" + port;
    this.planted = planted;
  }

  void awaitService(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        get("/hello");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the service does not answer", e);
        }
        Thread.sleep(100);
      }
    }
  }

  void start() {
    for (int i = 0; i < VISITORS; i++) {
      Thread visitor = new Thread(this::visit, "visitor-" + i);
      visitor.setDaemon(true);
      visitor.start();
    }
  }

  /** Does something while no request is under way. */
  void pausedWhile(Runnable action) {
    gate.writeLock().lock();
    try {
      action.run();
    } finally {
      gate.writeLock().unlock();
    }
  }

  private void visit() {
    for (int i = 0; !closed; i++) {
      gate.readLock().lock();
      try {
        if (i % 50 == 0) {
          askForMistake();
        } else {
          ask(PAGES[i % PAGES.length]);
        }
      } finally {
        gate.readLock().unlock();
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      // not meant for this thread, which ends when it is closed
    }
  }

  private void ask(String[] page) {
    try {
      String answer = get(page[0]);
      answers.incrementAndGet();
      if (!answer.contains(page[1])) {
        addWrong(page[0] + " answered " + answer);
      }
    } catch (IOException e) {
      addWrong(page[0] + " failed: " + e);
    }
  }

  /**
   * Planted in the service itself. One at a time: two in one iteration of an event loop are one
   * occurrence.
   */
  private synchronized void askForMistake() {
    try {
      get("/mistake");
      answers.incrementAndGet();
      planted.made(mistake);
    } catch (IOException e) {
      addWrong("/mistake failed: " + e);
    }
  }

  private void addWrong(String line) {
    System.out.println(Instant.now() + " wrong answer: " + line);
    if (wrongAnswers.incrementAndGet() <= WRONG_KEPT) {
      wrong.add(line);
    }
  }

  private String get(String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(address + path).openConnection();
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(20_000);
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The first answers that were wrong. */
  List<String> wrong() {
    return new ArrayList<>(wrong);
  }

  @Override
  public String toString() {
    return "answers " + answers + " wrong=" + wrongAnswers;
  }

  @Override
  public void close() {
    closed = true;
  }
}
