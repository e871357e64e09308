package com.example.stalls;

/**
 * An event loop was held.
 *
 * @param loop its thread's name
 * @param durationNanos for how long
 * @param processorNanos for how much of that it had a processor
 */
record Held(String loop, long durationNanos, long processorNanos) {

  /** Executes what holds the event loop, which is the current thread. */
  static Held by(Culprit culprit) throws Exception {
    Stopwatch stopwatch = Stopwatch.start();
    culprit.hold();
    return stopwatch.stop();
  }

  void print(String name) {
    System.out.printf(
        "stalled case=%s duration_ns=%d loop=%s processor_ns=%d%n",
        name, durationNanos, loop, processorNanos);
  }
}
