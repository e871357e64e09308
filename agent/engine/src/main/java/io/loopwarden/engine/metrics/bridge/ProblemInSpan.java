package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.CallAdvice;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.SpanPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An occurrence, as a span has it: the fields of the log's JSON form.
 *
 * @param context the context of OpenTelemetry that was current
 * @param endEpochNanos when it ended, since the epoch
 * @param classNames the classes of the frames from the site on
 */
record ProblemInSpan(
    Object context,
    Kind kind,
    Frame site,
    String call,
    Operation operation,
    String fingerprint,
    String eventLoop,
    long durationNanos,
    long endEpochNanos,
    List<String> classNames) {

  private static final String PREFIX = "loopwarden.";
  private static final long NANOS_PER_MILLI = 1_000_000;

  static ProblemInSpan of(Incident incident, SpanPlace place) {
    long nowNanos = System.currentTimeMillis() * NANOS_PER_MILLI;
    return new ProblemInSpan(
        place.context(),
        incident.kind(),
        place.site(),
        place.call(),
        incident.operation(),
        incident.fingerprint(),
        incident.threadName(),
        incident.durationNanos(),
        nowNanos - (System.nanoTime() - incident.endNanos()),
        CallAdvice.classNamesFrom(place.site(), incident.stack()));
  }

  /** The name of the event or span. */
  String title() {
    return PREFIX + (kind == Kind.STALL ? "stall" : "blocking_call");
  }

  long startEpochNanos() {
    return endEpochNanos - durationNanos;
  }

  /** Texts and numbers by their names. */
  Map<String, Object> attributes(Advice advice) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (site != Frame.UNKNOWN) {
      attributes.put("code.function.name", site.function());
    }
    if (site.file() != null) {
      attributes.put("code.file.path", site.file());
    }
    if (site.line() > 0) {
      attributes.put("code.line.number", (long) site.line());
    }
    attributes.put(PREFIX + "call", call);
    attributes.put(PREFIX + "duration_ns", durationNanos);
    attributes.put(PREFIX + "fingerprint", fingerprint);
    attributes.put(PREFIX + "event_loop", eventLoop);
    addKind(attributes, advice);
    return attributes;
  }

  private void addKind(Map<String, Object> attributes, Advice advice) {
    Advice.Words remedy;
    if (kind == Kind.STALL) {
      String cause = operation.name().substring(operation.name().indexOf(':') + 1);
      attributes.put(PREFIX + "cause", cause);
      remedy = advice.of(cause, operation.remedy(), classNames);
    } else {
      attributes.put(PREFIX + "operation", operation.name());
      attributes.put(PREFIX + "category", operation.category());
      remedy = advice.of(operation, call, classNames);
    }
    attributes.put(PREFIX + "remedy", remedy.words());
    if (!remedy.page().isEmpty()) {
      attributes.put(PREFIX + "remedy_url", remedy.page());
    }
  }
}
