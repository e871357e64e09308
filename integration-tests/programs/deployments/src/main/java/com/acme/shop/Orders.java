package com.acme.shop;

import java.util.concurrent.CountDownLatch;
import org.other.lib.Client;

/** Calls the library on an event loop. */
final class Orders implements Store {

  private final Client client = new Client();
  private int count;

  @Override
  public String load(String name) {
    return client.fetch(name);
  }

  /** Enters this object's monitor, in a lambda that the library runs. */
  void count(CountDownLatch started) {
    client.run(
        () -> {
          started.countDown();
          synchronized (this) {
            count++;
          }
        });
  }
}
