package com.example.stalls;

/** A monitor that another thread owns. */
final class HeldMonitor implements Culprit {

  private final Object monitor = new Object();
  private int entered;

  @Override
  public void prepare() throws InterruptedException {
    Rival.start(this::own);
  }

  private void own() {
    synchronized (monitor) {
      Rival.keep();
    }
  }

  @Override
  public void hold() {
    synchronized (monitor) {
      entered++;
    }
  }
}
