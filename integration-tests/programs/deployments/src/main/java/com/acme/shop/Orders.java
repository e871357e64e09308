package com.acme.shop;

import org.other.lib.Client;

/** Calls the library on an event loop. */
final class Orders implements Store {

  private final Client client = new Client();

  @Override
  public String load(String name) {
    return client.fetch(name);
  }

  /** Computes in a lambda that the library runs. */
  void compute(long endNanos) {
    client.run(
        () -> {
          while (System.nanoTime() - endNanos < 0) {
            Thread.onSpinWait();
          }
        });
  }
}
