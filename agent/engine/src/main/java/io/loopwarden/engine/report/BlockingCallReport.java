package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.loopwarden.engine.record.BlockingCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The log's entry for one blocking call. */
final class BlockingCallReport {

  private BlockingCallReport() {}

  /**
   * The entry for a call.
   *
   * @param mostFrames how many frames of the stack to show
   */
  static Event of(BlockingCall call, int mostFrames) {
    Finding finding = call.finding();
    List<Frame> stack = finding.stack().subList(0, Math.min(mostFrames, finding.stack().size()));
    Frame site = finding.site();
    String remedy = finding.operation().remedy();
    if (finding.isDeadlock()) {
      remedy = "Nobody but this event loop can complete what it waits for. " + remedy;
    }
    Level level = finding.isDeadlock() ? Level.ERROR : Level.WARN;
    Event event =
        new Event(level, "blocking_call", message(call), call.endMillis())
            .both("call", finding.call())
            .both("operation", finding.operation().name())
            .both("category", finding.operation().category())
            .text("duration_ms", Milliseconds.of(call.durationNanos()))
            .json("loopwarden.duration_ns", call.durationNanos())
            .both("event_loop", call.threadName())
            .text("site", site)
            .both("fingerprint", finding.fingerprint())
            .both("occurrences", finding.occurrences())
            .text("remedy", new TextEncoder.Quoted(remedy))
            .json("loopwarden.remedy", remedy)
            .json("loopwarden.operations", operations(finding))
            .json("code.function.name", site.function());
    String tag = finding.tag();
    if (tag != null) {
      event.both("tag", tag);
    }
    BaselineFields.addExceeded(event, finding.exceeded());
    if (finding.isDeadlock()) {
      event.both("deadlock", true);
    }
    StallReport.work(event, call.work());
    if (site.file() != null) {
      event.json("code.file.path", site.file());
    }
    if (site.line() > 0) {
      event.json("code.line.number", site.line());
    }
    event
        .json("code.stacktrace", stackTrace(stack))
        .json("thread.name", call.threadName())
        .json("thread.id", call.threadId());
    for (Frame frame : stack) {
      event.detail("at " + frame);
    }
    return event;
  }

  private static String message(BlockingCall call) {
    if (call.finding().isDeadlock()) {
      return call.finding().call()
          + " waits on event loop "
          + call.threadName()
          + " for what nobody but this event loop can do: a deadlock at "
          + call.finding().site();
    }
    return call.finding().call()
        + " blocked event loop "
        + call.threadName()
        + " for "
        + Milliseconds.of(call.durationNanos())
        + " ms at "
        + call.finding().site();
  }

  private static List<Map<String, Object>> operations(Finding finding) {
    List<Map<String, Object>> operations = new ArrayList<>();
    for (OperationsBeneath.Total total : finding.operations()) {
      Map<String, Object> operation = new LinkedHashMap<>();
      operation.put("operation", total.operation());
      operation.put("calls", total.calls());
      operation.put("total_ns", total.totalNanos());
      operations.add(operation);
    }
    return operations;
  }

  /** Frames in the form of an exception's trace. */
  static String stackTrace(List<Frame> frames) {
    StringBuilder lines = new StringBuilder();
    for (Frame frame : frames) {
      lines.append("\tat ").append(frame).append('\n');
    }
    return lines.toString();
  }
}
