package io.loopwarden.engine.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AgentThreadsTest {

  private static final int FIRST_WITHOUT_STOP = 20;

  private final CountDownLatch going = new CountDownLatch(1);
  private final CountDownLatch wentOn = new CountDownLatch(1);
  private volatile boolean isStopped;

  private void work() {
    while (wentOn.getCount() > 0) {
      going.countDown();
      AgentThreads.pause(this, 20_000_000);
      if (isStopped) {
        wentOn.countDown();
      }
    }
  }

  @Test
  @SuppressWarnings({"deprecation", "removal", "ThreadDeath"}) // hosts do it
  void aThreadThatTheHostStopsWhileItPausesGoesOn() throws InterruptedException {
    assumeThat(Runtime.version().feature()).isLessThan(FIRST_WITHOUT_STOP);
    Thread thread = AgentThreads.create("loopwarden-test", this::work);
    thread.start();
    going.await();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    isStopped = true;
    thread.stop();

    assertThat(wentOn.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPauseLastsWhoeverInterrupts() {
    long beginNanos = System.nanoTime();

    Thread.currentThread().interrupt();
    AgentThreads.pause(this, 5_000_000);

    assertThat(System.nanoTime() - beginNanos).isGreaterThanOrEqualTo(5_000_000);
    assertThat(Thread.interrupted()).isFalse();
  }
}
