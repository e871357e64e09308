package com.example.faults.harm;

import java.util.Set;
import java.util.TreeSet;

/** The threads of the agent in this JVM. */
final class AgentThreads {
  private static final String PREFIX = "loopwarden";

  /** Answer one request each. */
  private static final String SHORT = "-answer";

  private AgentThreads() {}

  /** The names of those that run now. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(PREFIX) && !thread.getName().endsWith(SHORT)) {
        names.add(thread.getName());
      }
    }
    return names;
  }
}
