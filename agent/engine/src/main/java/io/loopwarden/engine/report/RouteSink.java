package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.work.WorkDescription;

/** Notes with each problem which routes it blocked, of what is reported. */
final class RouteSink implements Sink {

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return decision.isReported();
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    String route = WorkDescription.route(occurrence.work());
    if (route != null) {
      occurrence.finding().sightings().route(route);
    }
  }

  @Override
  public void missed() {
    // the other sinks count the same occurrence
  }
}
