package io.loopwarden.engine.report;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reports say of the baseline. */
final class BaselineFields {

  private static final int MOST_NAMED = 20;

  private BaselineFields() {}

  /** Says that a problem of the baseline has grown too far to be accepted, if it has. */
  static void addExceeded(Event event, @Nullable String exceeded) {
    if (exceeded != null) {
      event.both("exceeded", exceeded);
    }
  }

  /**
   * Says which entries were not met in this JVM. They may well be met in another one: only all of
   * them together show what is obsolete.
   */
  static void addUnseen(Event event, Policy policy) {
    if (!policy.hasBaseline()) {
      return;
    }
    List<BaselineEntry> unseen = policy.unseen();
    event.both("unseen", unseen.size());
    List<String> labels = new ArrayList<>();
    for (BaselineEntry entry : unseen.subList(0, Math.min(MOST_NAMED, unseen.size()))) {
      labels.add(entry.label());
      event.detail("in the baseline, not met in this JVM: " + entry.label());
    }
    if (unseen.size() > MOST_NAMED) {
      event.detail("and " + (unseen.size() - MOST_NAMED) + " more");
    }
    event.json("loopwarden.unseen_entries", labels);
  }
}
