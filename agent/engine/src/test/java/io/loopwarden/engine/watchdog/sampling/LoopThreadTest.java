package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LoopThreadTest {

  /** A search takes longer than to ask what was found. */
  @Test
  void itsRunQueueIsLookedForUntilItIsFound() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitQuietly(end));
    thread.start();
    try {
      LoopThread loop =
          new LoopThread(
              new LoopwardenLoop(thread, null), RunQueue.unknown(), new AtomicReference<>());
      RunQueues queues = new RunQueues();
      ThreadFigures figures = ThreadFigures.open();
      await()
          .until(
              () -> {
                loop.findRunQueue(queues, figures);
                return loop.runQueue() != RunQueue.unknown();
              });
      RunQueue found = loop.runQueue();

      loop.findRunQueue(queues, figures);

      assertThat(loop.runQueue()).isSameAs(found);
    } finally {
      end.countDown();
      thread.join();
    }
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      // the test is over
    }
  }
}
