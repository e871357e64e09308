package com.example.faults.harm;

/** Blocks its event loop as often as it is told to, once a millisecond, and ends. */
public final class ManyReports {

  private ManyReports() {}

  /** Takes the number of times. */
  public static void main(String[] arguments) throws InterruptedException {
    int times = Integer.parseInt(arguments[0]);
    try (Loop loop = new Loop("loop")) {
      for (int i = 0; i < times; i++) {
        loop.run(() -> Loop.sleep(1));
      }
    }
    System.out.println("done " + times);
  }
}
