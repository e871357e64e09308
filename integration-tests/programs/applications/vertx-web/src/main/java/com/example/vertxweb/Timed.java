package com.example.vertxweb;

/**
 * From when to when something took.
 *
 * @param beganMillis when it began
 * @param endedMillis when it ended
 */
record Timed(long beganMillis, long endedMillis) {

  /** What takes its time. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static Timed of(Work work) throws Exception {
    long began = System.currentTimeMillis();
    work.run();
    return new Timed(began, System.currentTimeMillis());
  }

  @Override
  public String toString() {
    return "began=" + beganMillis + " ended=" + endedMillis;
  }
}
