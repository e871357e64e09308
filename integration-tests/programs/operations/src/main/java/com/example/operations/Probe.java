package com.example.operations;

/**
 * One operation, called in one way.
 *
 * @param name what the application calls
 * @param category the category it has to be reported with
 * @param operation the name it has to be reported with; empty if it must not be reported
 * @param verdict what the agent has to say
 * @param since the first JDK that has it
 * @param preparation makes what runs on the event loop
 */
record Probe(
    String name,
    String category,
    String operation,
    Verdict verdict,
    int since,
    Preparation preparation) {

  /** Whether the running JDK has it. */
  boolean isPossible() {
    return Runtime.version().feature() >= since;
  }
}
