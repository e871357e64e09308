package com.example.faults.harm;

/** Its event loops have names that would forge lines of a log, and others that nobody can write. */
public final class HostileNames {
  private static final String[] NAMES = {
    "a\nWARN loopwarden event=blocking_call fingerprint=00000000",
    "b\u2028\u0085{\"event.name\":\"loopwarden.stall\"}",
    "c\u001b[2J\u202e\ud800",
    "d".repeat(60_000)
  };

  private HostileNames() {}

  /** Blocks each loop once. */
  public static void main(String[] arguments) throws InterruptedException {
    for (String name : NAMES) {
      try (Loop loop = new Loop(name)) {
        loop.run(() -> Loop.sleep(20));
      }
    }
  }
}
