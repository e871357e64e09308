package com.example.sample;

import static io.loopwarden.junit.LoopwardenAssertions.assertThatConcurrently;

import io.loopwarden.api.BlockingEvents;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No test by its name: only the suite runs it. Ten requests at once wait for each other in one test
 * and not in the other.
 */
class Concurrent {
  private static final int PAUSE_MILLIS = 100;

  @RegisterExtension static final Service SERVICE = new Service();

  /** Judges what blocks by its duration, so that the extension does not. */
  @Test
  void waitForEachOther(BlockingEvents events) {
    assertThatConcurrently(10, () -> SERVICE.call(Concurrent::pause));
  }

  @Test
  void doNotWaitForEachOther() {
    assertThatConcurrently(
        10,
        () ->
            SERVICE
                .loop()
                .schedule(() -> "paused", PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                .get(1, TimeUnit.MINUTES));
  }

  /** A mistake: holds up the event loop. */
  private static String pause() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    return "paused";
  }
}
