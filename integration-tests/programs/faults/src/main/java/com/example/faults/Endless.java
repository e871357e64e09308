package com.example.faults;

/** Never ends, whatever becomes of its input. */
public final class Endless {

  private Endless() {}

  /** Prints that it is ready, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("ready now");
    Thread.currentThread().join();
  }
}
