package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopwardenWeavingLatchTest {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Thread loop =
      new Thread(
          () -> {
            arrived.countDown();
            LoopwardenWeavingLatch.pass();
            interrupted.set(Thread.interrupted());
          });

  @AfterEach
  void open() throws InterruptedException {
    LoopwardenWeavingLatch.open();
    loop.join();
  }

  private void awaitWaiting() throws InterruptedException {
    arrived.await();
    while (loop.getState() != Thread.State.TIMED_WAITING) {
      assertThat(loop.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  @Test
  void anOpenGateHoldsNobody() throws InterruptedException {
    loop.start();
    loop.join();

    assertThat(interrupted).isFalse();
  }

  @Test
  void aClosedGateHoldsALoopUntilItOpens() throws InterruptedException {
    LoopwardenWeavingLatch.close();
    loop.start();
    awaitWaiting();

    LoopwardenWeavingLatch.open();
    loop.join();

    assertThat(interrupted).isFalse();
  }

  @Test
  void anInterruptedLoopGoesOnWaitingAndStaysInterrupted() throws InterruptedException {
    LoopwardenWeavingLatch.close();
    loop.start();
    awaitWaiting();

    loop.interrupt();
    while (loop.isInterrupted()) {
      Thread.onSpinWait(); // until it has taken note
    }
    awaitWaiting();
    LoopwardenWeavingLatch.open();
    loop.join();

    assertThat(interrupted).isTrue();
  }

  @Test
  void anExecutorThatTakesOverAThreadPassesTheGate() throws InterruptedException {
    RecordingEngine engine = new RecordingEngine();
    LoopwardenHooks.connect(engine, 0, 0, 0, false);
    Thread netty =
        new Thread(
            () -> {
              LoopwardenThreads.executorChanged("loop 1");
              LoopwardenThreads.executorChanged(null);
            });
    LoopwardenWeavingLatch.close();
    netty.start();
    while (netty.getState() != Thread.State.TIMED_WAITING) {
      assertThat(netty.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    assertThat(engine.started).isEmpty();

    LoopwardenWeavingLatch.open();
    netty.join();
    LoopwardenHooks.connect(null, 0, 0, 0, false);

    assertThat(engine.started).hasSize(1);
    assertThat(engine.ended).hasSize(1);
  }
}
