package com.example.sample;

import static io.loopwarden.junit.LoopwardenAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loopwarden.api.BlockingEvents;
import io.loopwarden.junit.BlockingAllowed;
import io.loopwarden.junit.ExpectBlocking;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No test by its name: only the suite runs it. Each test makes another mistake, but the last one: a
 * mistake of its own, which is new, and the one that the first test allows. What is {@code
 * accepted} is so by a baseline, if there is one.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Judged {
  private static final String SLEEP = "java.lang.Thread.sleep";

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  @Order(1)
  @BlockingAllowed(operation = SLEEP, reason = "it is a test")
  void allows() throws Exception {
    assertEquals("paused", SERVICE.call(Judged::allowed));
    assertEquals("paused", SERVICE.call(Judged::allowedOnce));
  }

  @Test
  @Order(2)
  @ExpectBlocking(operation = SLEEP)
  void expects() throws Exception {
    assertEquals("paused", SERVICE.call(Judged::expected));
  }

  @Test
  @Order(3)
  void asserts(BlockingEvents events) throws Exception {
    assertEquals("paused", SERVICE.call(Judged::asserted));

    assertThat(events).hasBlockingCall(SLEEP);
  }

  @Test
  @Order(4)
  void isAccepted() throws Exception {
    assertEquals("paused", SERVICE.call(Judged::accepted));
  }

  @Test
  @Order(5)
  void isNew() throws Exception {
    assertEquals("paused", SERVICE.call(Judged::fresh));
    assertEquals("paused", SERVICE.call(Judged::allowedOnce));
  }

  private static String allowed() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }

  private static String allowedOnce() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }

  private static String expected() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }

  private static String asserted() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }

  private static String accepted() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }

  private static String fresh() throws InterruptedException {
    Thread.sleep(2);
    return "paused";
  }
}
