package com.example.webflux;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Counts the stock in a thread of its own, under a lock, for as long as nobody else wants it. */
@Component
class Stocktaking {
  private final ReentrantLock lock = new ReentrantLock();
  private int articles;

  Stocktaking() {
    Thread thread = new Thread(this::countAll, "stocktaking");
    thread.setDaemon(true);
    thread.start();
  }

  private void countAll() {
    try {
      while (true) {
        lock.lock();
        try {
          while (!lock.hasQueuedThreads()) {
            Thread.sleep(5);
          }
          Thread.sleep(40);
          articles++;
        } finally {
          lock.unlock();
        }
        while (lock.hasQueuedThreads()) {
          Thread.sleep(1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many articles there are. The caller waits until nobody is counting. */
  int count() {
    lock.lock();
    try {
      return articles;
    } finally {
      lock.unlock();
    }
  }
}
