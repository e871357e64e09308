package com.example.isolation.legacy;

/** Old code that blocks and is known to. */
public final class Import {
  private Import() {}

  /** Blocks here, and once more in {@link Payment}. */
  public static String run() throws InterruptedException {
    read();
    Payment.charge();
    return "imported";
  }

  private static void read() throws InterruptedException {
    Thread.sleep(1);
  }
}
