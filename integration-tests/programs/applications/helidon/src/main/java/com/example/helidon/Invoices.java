package com.example.helidon;

/** Invoices on paper, from a printer that needs its time. */
final class Invoices {
  private Invoices() {}

  /** Prints one, which the caller waits for. */
  static void print() throws InterruptedException {
    Thread.sleep(5);
  }
}
