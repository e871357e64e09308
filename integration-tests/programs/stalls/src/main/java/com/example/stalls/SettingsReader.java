package com.example.stalls;

/** Needs the class that takes its time. */
public final class SettingsReader implements Runnable {

  private int value;

  @Override
  public void run() {
    value = Settings.VALUE;
  }

  @Override
  public String toString() {
    return "read " + value;
  }
}
