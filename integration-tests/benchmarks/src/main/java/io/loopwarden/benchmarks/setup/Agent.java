package io.loopwarden.benchmarks.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the measured JVM carries. */
public enum Agent {
  NONE("no agent"),
  /** Once more none: how far the two differ is what the machine alone can do. */
  CONTROL("no agent, again"),
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

  /** The agent that stands on the command line so. */
  public static Optional<Agent> ofOption(String option) {
    return Arrays.stream(values()).filter(agent -> agent.option().equals(option)).findFirst();
  }
}
