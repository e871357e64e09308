package com.example.sample;

import io.loopwarden.api.Loopwarden;
import io.loopwarden.junit.ExpectBlocking;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Not one of the thirty: a listener hangs, so that nobody hears of what blocks from then on. By its
 * name it runs only when it is asked for.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Unheard {
  @RegisterExtension static final Service SERVICE = new Service();

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  /** The first event reaches the extension before the listener that hangs. */
  @Test
  @Order(1)
  @ExpectBlocking(operation = "java.lang.Thread.sleep")
  void blocksAndHasAListenerThatHangs() throws Exception {
    Loopwarden.listen(event -> hang());
    SERVICE.call(Service::pause);
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> blocksUnheard() {
    return Stream.of(DynamicTest.dynamicTest("unheard", () -> SERVICE.call(Service::pause)));
  }

  private static void hang() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
