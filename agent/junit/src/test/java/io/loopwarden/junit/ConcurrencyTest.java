package io.loopwarden.junit;

import static io.loopwarden.junit.FakeEngine.SLEEP;
import static io.loopwarden.junit.LoopwardenAssertions.assertThatConcurrently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that wait for each other, and calls that do not. */
class ConcurrencyTest {

  private final Object lock = new Object();

  @BeforeAll
  static void connect() {
    FakeEngine.connect();
  }

  @Test
  void callsThatDoNotWaitForEachOtherPass() {
    AtomicInteger calls = new AtomicInteger();

    assertThatConcurrently(
        10,
        () -> {
          calls.incrementAndGet();
          Thread.sleep(100);
        });

    assertThat(calls.get()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void callsThatWaitForALockFail() {
    assertThatThrownBy(() -> assertThatConcurrently(10, this::sleepWithTheLock))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("10 calls at once wait for each other: the slowest took ")
        .hasMessageContaining(
            "no event loop of this JVM was blocked: the calls wait for something");
  }

  @Test
  void theReportOfWhatBlockedIsInTheMessage() {
    assertThatThrownBy(
            () ->
                assertThatConcurrently(
                    10,
                    () -> {
                      FakeEngine.blockUnscoped(SLEEP);
                      sleepWithTheLock();
                    }))
        .hasMessageContaining("an event loop was blocked:")
        .hasMessageContaining("operation=" + SLEEP);
  }

  private void sleepWithTheLock() throws InterruptedException {
    synchronized (lock) {
      Thread.sleep(40);
    }
  }

  @Test
  void anExceptionOfACallIsTheCause() {
    assertThatThrownBy(
            () ->
                assertThatConcurrently(
                    2,
                    () -> {
                      throw new IOException("no route to host");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no route to host")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void oneCallIsNoConcurrency() {
    assertThatThrownBy(() -> assertThatConcurrently(1, () -> {}))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("calls is 1; allowed: a number of at least 2");
  }
}
