package io.loopwarden.benchmarks.setup;

/**
 * What is compared, in the order of the table. No agent is measured twice: how far the two differ
 * is what the machine alone can do.
 */
public enum WithControl {
  NONE("no agent", Agent.NONE),
  CONTROL("no agent, again", Agent.NONE),
  LOOPWARDEN("Loopwarden", Agent.LOOPWARDEN);

  private final String title;
  private final Agent agent;

  WithControl(String title, Agent agent) {
    this.title = title;
    this.agent = agent;
  }

  public String title() {
    return title;
  }

  public Agent agent() {
    return agent;
  }
}
