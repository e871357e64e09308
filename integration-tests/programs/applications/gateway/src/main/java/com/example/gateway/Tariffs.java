package com.example.gateway;

import org.springframework.stereotype.Component;

/** What it costs to send something. */
@Component
class Tariffs {
  /** A tariff, which the caller waits for. */
  int of(String article) {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return article.length();
  }
}
