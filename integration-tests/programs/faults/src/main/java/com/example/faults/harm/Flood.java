package com.example.faults.harm;

/**
 * Calls {@link #gateway()} from two places as fast as an event loop can. The arguments are how many
 * iterations, and how many calls in each, of which every tenth is made by {@link #seldom()}. Prints
 * {@code CALLS} and how many calls there were.
 */
public final class Flood {

  private static final int SELDOM = 10;

  private static long calls;

  private Flood() {}

  /** Runs and ends. */
  public static void main(String[] arguments) throws Exception {
    int iterations = Integer.parseInt(arguments[0]);
    int callsInEach = Integer.parseInt(arguments[1]);
    try (Loop loop = new Loop("flooded")) {
      for (int i = 0; i < iterations; i++) {
        loop.run(() -> flood(callsInEach));
      }
    }
    System.out.println("CALLS " + calls);
  }

  private static void flood(int callsInEach) {
    for (int i = 0; i < callsInEach; i++) {
      if (i % SELDOM == 0) {
        seldom();
      } else {
        often();
      }
    }
  }

  private static void often() {
    calls++;
    gateway();
  }

  private static void seldom() {
    calls++;
    gateway();
  }

  /** Named in a file of custom operations. */
  private static void gateway() {
    // counts as blocking however short it is
  }
}
