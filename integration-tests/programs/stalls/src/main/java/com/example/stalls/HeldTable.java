package com.example.stalls;

import java.util.Hashtable;

/** A table whose monitor another thread owns. */
final class HeldTable implements Culprit {

  private final Hashtable<String, String> table = new Hashtable<>();

  @Override
  public void prepare() throws InterruptedException {
    Rival.start(this::own);
  }

  private void own() {
    synchronized (table) {
      Rival.keep();
    }
  }

  @Override
  public void hold() {
    table.put("key", "value");
  }
}
