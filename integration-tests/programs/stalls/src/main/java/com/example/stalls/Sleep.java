package com.example.stalls;

/** A call that blocks, as weaving and JFR both see it. */
final class Sleep implements Culprit {

  private static final long MILLIS = 300;

  @Override
  public void hold() throws InterruptedException {
    Thread.sleep(MILLIS);
  }
}
