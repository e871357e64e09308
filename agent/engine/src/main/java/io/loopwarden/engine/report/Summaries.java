package io.loopwarden.engine.report;

import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.function.Supplier;

/** The summary of all that was found so far. */
final class Summaries {

  private final Recorder recorder;
  private final Supplier<StallSummary> stalls;
  private final Policy policy;
  private final Listeners listeners;

  Summaries(Recorder recorder, Supplier<StallSummary> stalls, Policy policy, Listeners listeners) {
    this.recorder = recorder;
    this.stalls = stalls;
    this.policy = policy;
    this.listeners = listeners;
  }

  /**
   * The log's entry.
   *
   * @param isByDelay whether problems are ranked by how long they kept others waiting
   */
  Event event(boolean isByDelay) {
    Event event =
        SummaryReport.of(recorder.summary(), stalls.get(), isByDelay, System.currentTimeMillis());
    BaselineFields.addUnseen(event, policy);
    if (listeners.lost() > 0) {
      event.both("lost_events", listeners.lost());
    }
    return event;
  }

  /** The same in the text form. */
  String text(boolean isByDelay) {
    return new TextEncoder().encode(event(isByDelay));
  }
}
