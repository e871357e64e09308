package io.loopwarden.benchmarks.setup;

import java.util.Locale;

/** What the measured JVM carries. */
public enum Agent {
  NONE("no agent"),
  /** An agent that does nothing: the price of any agent at all. */
  EMPTY("empty agent"),
  BLOCKHOUND("BlockHound"),
  LOOPWARDEN("Loopwarden");

  private final String title;

  Agent(String title) {
    this.title = title;
  }

  /** As it stands in the tables. */
  public String title() {
    return title;
  }

  /** As it stands on the command line. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
