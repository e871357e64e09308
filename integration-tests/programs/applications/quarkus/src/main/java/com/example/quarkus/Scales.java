package com.example.quarkus;

import jakarta.enterprise.context.ApplicationScoped;

/** Weighs articles. */
@ApplicationScoped
public class Scales {
  /** A weight, which the caller waits for. */
  public int weigh(String article) {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return article.length();
  }
}
