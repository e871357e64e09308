package io.loopwarden.engine.metrics.jmx;

/** How many problems of one category have one state, as JMX clients see them. */
public final class ProblemsData {

  private final String category;
  private final String state;
  private final long number;

  ProblemsData(String category, String state, long number) {
    this.category = category;
    this.state = state;
    this.number = number;
  }

  /** What blocks. */
  public String getCategory() {
    return category;
  }

  /** {@code new}, {@code accepted} or {@code allowed}. */
  public String getState() {
    return state;
  }

  /** How many problems. */
  public long getNumber() {
    return number;
  }
}
