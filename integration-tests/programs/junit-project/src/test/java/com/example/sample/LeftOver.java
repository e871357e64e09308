package com.example.sample;

import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Not one of the thirty: leaves a task behind that blocks after its class has ended, and before all
 * of JUnit has. By its name it runs only when it is asked for.
 */
class LeftOver {
  private static final Service SERVICE = new Service();
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static volatile boolean classEnded;

  /** Starts the service, and never stops it. */
  @RegisterExtension static final BeforeAllCallback START = SERVICE::beforeAll;

  @Test
  void leavesATaskBehind() {
    EventLoop loop = SERVICE.loop();
    loop.execute(() -> lookForWork(loop));
  }

  private static void lookForWork(EventLoop loop) {
    if (!classEnded) {
      loop.schedule(() -> lookForWork(loop), 1, TimeUnit.MILLISECONDS);
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

  /** Told when the class has ended; returns when the task has blocked. */
  static void classHasEnded() {
    classEnded = true;
    try {
      if (!DONE.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the task does not run");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
