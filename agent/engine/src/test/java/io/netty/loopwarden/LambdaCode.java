package io.netty.loopwarden;

import java.util.concurrent.CountDownLatch;

/** Code of a framework that is in a lambda; frames of Loopwarden's own packages are left out. */
public final class LambdaCode {

  private LambdaCode() {}

  /** A thread that has started to wait in it, until the latch is open. */
  public static Thread waiting(CountDownLatch end) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Runnable work = () -> await(running, end);
    Thread thread = new Thread(() -> work.run());
    thread.start();
    running.await();
    return thread;
  }

  private static void await(CountDownLatch running, CountDownLatch end) {
    running.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
