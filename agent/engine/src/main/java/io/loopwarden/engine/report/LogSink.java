package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.Sink;

/** The log: gets what is reported, unless the mode is to count only. */
final class LogSink implements Sink {

  private final LogThread log;
  private final boolean isSilent;
  private final ReportEntries entries;

  LogSink(Configuration configuration, ReportEntries entries, LogThread log) {
    this.log = log;
    this.isSilent = configuration.get(Options.MODE) == Mode.COUNT;
    this.entries = entries;
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return decision.isReported() && !isSilent;
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    SinceLastReport since = decision.since();
    if (since != null) {
      Event event = entries.of(occurrence, since);
      log.write(decision.isLeftToTests() ? event.judgedByTest() : event);
    }
  }

  @Override
  public void missed() {
    log.lost();
  }
}
