package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test leaves a task behind, which blocks while the next one runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackgroundTest {
  @RegisterExtension static final Service SERVICE = new Service();

  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static volatile boolean nextRuns;

  @Test
  @Order(1)
  void leavesATaskBehind() {
    SERVICE.loop().execute(BackgroundTest::lookForWork);
  }

  private static void lookForWork() {
    if (!nextRuns) {
      SERVICE.loop().schedule(BackgroundTest::lookForWork, 1, TimeUnit.MILLISECONDS);
      return;
    }
    try {
      Service.pause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      DONE.countDown();
    }
  }

  @Test
  @Order(2)
  void runsMeanwhile() throws Exception {
    nextRuns = true;
    assertTrue(DONE.await(1, TimeUnit.MINUTES));
  }

  @Test
  @Order(3)
  void runsLater() throws Exception {
    SERVICE.call(() -> "fine");
  }
}
