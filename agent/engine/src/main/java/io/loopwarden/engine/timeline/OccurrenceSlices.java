package io.loopwarden.engine.timeline;

import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.work.WorkDescription;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Calls and stalls as slices. */
final class OccurrenceSlices {

  private static final double NANOS_PER_MILLI = 1e6;

  private OccurrenceSlices() {}

  /** The slice of an occurrence that has ended. */
  static Slice of(Occurrence occurrence, Decision decision) {
    Finding finding = occurrence.finding();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("site", occurrence.site());
    details.put("call", finding.call());
    details.put("category", occurrence.blockingOperation().category());
    details.put("duration_ms", occurrence.durationNanos() / NANOS_PER_MILLI);
    details.put("state", decision.outcome().name().toLowerCase(Locale.ROOT));
    details.put("fingerprint", finding.fingerprint());
    String route = WorkDescription.route(occurrence.work());
    if (route != null) {
      details.put("route", route);
    }
    boolean isStall = occurrence instanceof Stall;
    if (occurrence instanceof Stall stall) {
      details.put("cause", stall.cause().key());
    }
    return new Slice(
        isStall ? Slice.Type.STALL : Slice.Type.CALL,
        isStall ? "stall: " + details.get("cause") : finding.call(),
        occurrence.threadId(),
        occurrence.endNanos() - occurrence.durationNanos(),
        occurrence.endNanos(),
        details);
  }
}
