package com.example.stalls;

import java.util.concurrent.ConcurrentHashMap;

/** A map whose bin another thread is filling. */
final class HeldBin implements Culprit {

  private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();

  @Override
  public void prepare() throws InterruptedException {
    map.clear();
    Rival.start(this::own);
  }

  private void own() {
    map.computeIfAbsent("key", HeldBin::compute);
  }

  private static String compute(String key) {
    Rival.keep();
    return key;
  }

  @Override
  public void hold() {
    map.computeIfAbsent("key", key -> key);
  }
}
