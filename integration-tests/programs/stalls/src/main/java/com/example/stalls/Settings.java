package com.example.stalls;

/** Takes its time to initialise. */
final class Settings {

  static final int VALUE = load();

  private Settings() {}

  private static int load() {
    Rival.keep();
    return 1;
  }
}
