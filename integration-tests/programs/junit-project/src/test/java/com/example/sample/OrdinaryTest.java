package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests may block as they like, as long as it is not an event loop that they block. */
class OrdinaryTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void waitsOnItsOwnThread() throws Exception {
    assertEquals("paused", Service.pause());
  }

  @Test
  void waitsOnAnother() throws Exception {
    Thread thread =
        new Thread(
            () -> {
              try {
                Service.pause();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    thread.join();
  }

  @Test
  void waitsForATimer() throws Exception {
    CompletableFuture<String> done = new CompletableFuture<>();
    SERVICE.loop().schedule(() -> done.complete("fine"), 2, TimeUnit.MILLISECONDS);
    assertEquals("fine", done.get(1, TimeUnit.MINUTES));
  }

  @Test
  void computesALittle() throws Exception {
    assertTrue(SERVICE.call(() -> Integer.bitCount(42)) == 3);
  }
}
