package io.loopwarden.engine.finding;

import java.util.ArrayList;
import java.util.List;

/** Collects what is reported. */
public final class CollectedReports<T extends Occurrence> implements Sink {

  private final Class<T> type;

  /** What was reported so far. */
  public final List<T> all = new ArrayList<>();

  /** Takes occurrences of a type; others fail the test. */
  public CollectedReports(Class<T> type) {
    this.type = type;
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return decision.isReported();
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    all.add(type.cast(occurrence));
  }

  @Override
  public void missed() {
    throw new AssertionError("the test has exhausted its memory");
  }
}
