package io.loopwarden.engine.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outputs of what was judged. */
final class Sinks {

  private final List<Sink> sinks;

  /**
   * Makes them.
   *
   * @param sinks in the order in which they get what was judged
   */
  Sinks(List<Sink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /** Has sinks count what has ended, whatever was decided about it. */
  void count(Incident incident, Decision decision) {
    for (Sink sink : sinks) {
      try {
        sink.counted(incident, decision);
      } catch (OutOfMemoryError e) { // the host's: the sink's numbers lack one occurrence
        sink.missed();
      }
    }
  }

  /** Passes on what was judged; each sink knows by the decision whether it wants it. */
  void pass(Incident incident, Decision decision, @Nullable Finding finding) {
    Occurrence occurrence = null;
    for (Sink sink : sinks) {
      if (sink.wants(incident.kind(), decision)) {
        try {
          if (occurrence == null) {
            occurrence = describe(incident, finding);
          }
          sink.judged(occurrence, decision);
        } catch (OutOfMemoryError e) { // the host's: it is counted here already, the sink lacks it
          sink.missed();
        }
      }
    }
  }

  private static Occurrence describe(Incident incident, @Nullable Finding finding) {
    return incident.describe(finding == null ? incident.toFinding(incident.stack()) : finding);
  }
}
