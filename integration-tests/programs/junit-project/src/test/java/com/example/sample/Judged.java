package com.example.sample;

import static io.loopwarden.junit.LoopwardenAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loopwarden.api.BlockingEvents;
import io.loopwarden.junit.BlockingAllowed;
import io.loopwarden.junit.ExpectBlocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No test by its name: only the suite runs it. Each test judges the mistake by itself, and passes.
 */
class Judged {
  private static final String SLEEP = "java.lang.Thread.sleep";

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  @BlockingAllowed(operation = SLEEP, reason = "it is a test")
  void allows() throws Exception {
    assertEquals("paused", SERVICE.call(Service::pause));
  }

  @Test
  @ExpectBlocking(operation = SLEEP)
  void expects() throws Exception {
    assertEquals("paused", SERVICE.call(Service::pause));
  }

  @Test
  void asserts(BlockingEvents events) throws Exception {
    assertEquals("paused", SERVICE.call(Service::pause));

    assertThat(events).hasBlockingCall(SLEEP);
  }
}
