package com.example.stalls;

import java.util.concurrent.CountDownLatch;

/** A thread that has what the event loop wants, and keeps it for a while. */
public final class Rival extends Thread {

  private static final long KEPT_MILLIS = 300;

  private final CountDownLatch taken = new CountDownLatch(1);

  private Rival(Runnable owner) {
    super(owner, "rival");
    setDaemon(true);
  }

  /** Starts one, and waits until it has it. */
  static void start(Runnable owner) throws InterruptedException {
    Rival rival = new Rival(owner);
    rival.start();
    rival.taken.await();
  }

  /** Called by the rival when it has it; also by classes that another loader defines. */
  public static void keep() {
    Rival rival = (Rival) Thread.currentThread();
    rival.taken.countDown();
    try {
      Thread.sleep(KEPT_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
