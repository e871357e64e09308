package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedStall;
import io.loopwarden.engine.watchdog.judging.Stall;
import java.util.concurrent.TimeUnit;

/**
 * The flight recordings that others have started: get every stall, whatever was decided about it.
 * Calls are not written here, but by the event loop itself: so their events have its stack.
 */
final class RecordingSink implements Sink {

  private final JfrEvents jfr;

  RecordingSink(JfrEvents jfr) {
    this.jfr = jfr;
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return (kind == Kind.STALL || kind == Kind.PLATFORM_STALL) && jfr.isRecordingStalls();
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    if (occurrence instanceof Stall stall && stall.recording() != null) {
      jfr.writeStall(stall.recording(), recorded(stall));
    }
  }

  private static RecordedStall recorded(Stall stall) {
    StringBuilder lines = new StringBuilder();
    for (Frame frame : stall.stack()) {
      lines.append(frame).append('\n');
    }
    return new RecordedStall(
        stall.cause().key(),
        stall.threadName(),
        stall.site().toString(),
        lines.toString(),
        stall.endMillis() - TimeUnit.NANOSECONDS.toMillis(stall.durationNanos()),
        stall.durationNanos(),
        stall.isOngoing());
  }

  @Override
  public void missed() {
    // a recording has no place for a count, and the other sinks count the same stall
  }
}
