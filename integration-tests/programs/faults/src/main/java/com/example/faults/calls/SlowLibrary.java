package com.example.faults.calls;

/**
 * Stands for a library, which the agent's options declare it to be. It sleeps, and it waits for a
 * monitor: the latter is a stall and no blocking call, and needs no CPU.
 */
final class SlowLibrary {

  private static final Object MONITOR = new Object();
  private static volatile boolean held;

  private SlowLibrary() {}

  /** Sleeps, and waits for the monitor for somewhat longer. */
  static void load() throws InterruptedException {
    sleep();
    enter();
  }

  static void sleep() throws InterruptedException {
    Thread.sleep(300);
  }

  static void enter() {
    Thread holder = new Thread(SlowLibrary::hold);
    holder.start();
    while (!held) {
      Thread.onSpinWait();
    }
    synchronized (MONITOR) {
      held = false;
    }
  }

  private static void hold() {
    synchronized (MONITOR) {
      held = true;
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
