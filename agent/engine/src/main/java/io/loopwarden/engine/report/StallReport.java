package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The log's entry for one stall. */
final class StallReport {

  /** What the other thread did matters less than what this one did. */
  private static final int MOST_FRAMES_OF_OTHER = 24;

  private StallReport() {}

  /**
   * The entry for a stall.
   *
   * @param mostFrames how many frames of the stack to show
   */
  static Event of(Stall stall, int mostFrames) {
    Cause cause = stall.cause();
    Frame site = stall.finding().site();
    String remedy = remedy(stall);
    Event event =
        new Event(level(stall), "stall", message(stall), stall.endMillis())
            .both("cause", cause.key())
            .text("duration_ms", Milliseconds.of(stall.durationNanos()))
            .json("loopwarden.duration_ns", stall.durationNanos())
            .both("event_loop", stall.eventLoop());
    if (!stall.stack().isEmpty()) {
      event.text("site", site).json("code.function.name", site.function());
    }
    event
        .both("fingerprint", stall.finding().fingerprint())
        .both("occurrences", stall.occurrences())
        .text("remedy", new TextEncoder.Quoted(remedy))
        .json("loopwarden.remedy", remedy);
    flags(event, stall);
    numbers(event, stall);
    work(event, stall.work());
    if (site.file() != null) {
      event.json("code.file.path", site.file());
    }
    if (site.line() > 0) {
      event.json("code.line.number", site.line());
    }
    List<Frame> stack = stall.stack().subList(0, Math.min(mostFrames, stall.stack().size()));
    event
        .json("code.stacktrace", BlockingCallReport.stackTrace(stack))
        .json("thread.name", stall.eventLoop())
        .json("thread.id", stall.threadId());
    stall.tree().forEach(event::detail);
    for (Frame frame : stack) {
      event.detail("at " + frame);
    }
    if (stall.other() != null && !waitsForItself(stall)) {
      other(event, stall.other(), relation(stall));
    }
    return event;
  }

  private static Level level(Stall stall) {
    if (stall.deadlock()) {
      return Level.ERROR;
    }
    return stall.cause().isPlatform() ? Level.INFO : Level.WARN;
  }

  private static String remedy(Stall stall) {
    if (!stall.deadlock()) {
      return stall.cause().remedy();
    }
    return waitsForItself(stall)
        ? "The event loop waits for its own end: add a listener, or wait on another thread"
        : "Two event loops wait for each other: never wait on one for what another one does";
  }

  private static boolean waitsForItself(Stall stall) {
    return stall.deadlock() && stall.other() != null && stall.other().id() == stall.threadId();
  }

  private static void flags(Event event, Stall stall) {
    if (stall.ongoing()) {
      event.both("ongoing", true);
    }
    if (stall.cause().isPlatform()) {
      event.both("platform", true);
    }
    BaselineFields.addExceeded(event, stall.finding().exceeded());
    if (stall.operation() != null) {
      event.both("operation", stall.operation());
    }
    if (stall.monitor() != null) {
      event.both("monitor", stall.monitor());
    }
    if (stall.deadlock() && stall.other() != null) {
      event.both("deadlock", true).both("deadlock_with", stall.other().name());
    }
  }

  private static void numbers(Event event, Stall stall) {
    event.both("samples", stall.sampleCount()).both("tasks", stall.tasks());
    if (stall.cpuNanos() >= 0) {
      event
          .text("cpu_ms", Milliseconds.of(stall.cpuNanos()))
          .json("loopwarden.cpu_ns", stall.cpuNanos());
    }
    if (stall.platformNanos() > 0) {
      event
          .text("platform_ms", Milliseconds.of(stall.platformNanos()))
          .json("loopwarden.platform_ns", stall.platformNanos());
    }
    if (!stall.heaviestTasks().isEmpty()) {
      event
          .text("heaviest_tasks", String.join(", ", stall.heaviestTasks()))
          .json("loopwarden.heaviest_tasks", stall.heaviestTasks());
    }
    event.json("loopwarden.tree", stall.tree());
  }

  /** Adds what the loop was doing; the JSON form has the Elastic Common Schema's names for it. */
  static void work(Event event, Map<String, String> work) {
    for (Map.Entry<String, String> word : work.entrySet()) {
      event.text(word.getKey(), word.getValue());
      event.json(jsonKey(word.getKey()), word.getValue());
    }
  }

  private static String jsonKey(String key) {
    return switch (key) {
      case WorkDescription.METHOD -> "http.request.method";
      case WorkDescription.ROUTE -> "http.route";
      case WorkDescription.TRACE_ID -> "trace.id";
      case WorkDescription.REQUEST_ID -> "http.request.id";
      default -> "loopwarden." + key;
    };
  }

  private static String relation(Stall stall) {
    if (stall.deadlock()) {
      return "waits for, and is awaited by, ";
    }
    return stall.cause() == Cause.CARRIER_HELD
        ? "could not run: its carrier was held by "
        : "waits for ";
  }

  private static void other(Event event, OtherThread other, String relation) {
    List<Frame> stack = new ArrayList<>();
    for (StackTraceElement frame :
        other.stack().subList(0, Math.min(MOST_FRAMES_OF_OTHER, other.stack().size()))) {
      stack.add(Frame.of(frame));
    }
    event
        .text("owner", other.name())
        .json("loopwarden.owner", other.name())
        .json("loopwarden.owner_stack", BlockingCallReport.stackTrace(stack));
    event.detail(relation + other.name() + ", which is");
    for (Frame frame : stack) {
      event.detail("at " + frame);
    }
  }

  private static String message(Stall stall) {
    return "event loop "
        + stall.eventLoop()
        + (stall.ongoing() ? " has been busy for " : " was busy for ")
        + Milliseconds.of(stall.durationNanos())
        + " ms without a look at its connections: "
        + stall.cause().key()
        + " at "
        + stall.finding().site();
  }
}
