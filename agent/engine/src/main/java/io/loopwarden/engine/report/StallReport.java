package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/** The log's entry for one stall. */
final class StallReport {

  /** Shorter operations are no part of what a stall was. */
  private static final long LEAST_CALLED_NANOS = 1_000_000;

  private StallReport() {}

  /**
   * The entry for a stall.
   *
   * @param since what has occurred of the problem since its last entry, this included
   * @param advice what to do about its cause
   */
  static Event of(Stall stall, SinceLastReport since, Advice.Words advice, StackLines lines) {
    Advice.Words remedy = stall.deadlock() ? new Advice.Words(ofDeadlock(stall), "") : advice;
    Event event =
        new Event(level(stall), "stall", message(stall, since), stall.endMillis())
            .text("duration_ms", Milliseconds.of(since.longestNanos()))
            .json("loopwarden.duration_ns", since.longestNanos())
            .both("cause", stall.cause().key());
    if (!stall.stack().isEmpty()) {
      SiteFields.site(event, stall.site(), stall.call());
    }
    WorkFields.route(event, stall.work());
    event
        .both("occurrences", stall.occurrences())
        .both("fingerprint", stall.finding().fingerprint());
    RepeatFields.add(event, since);
    DelayFields.add(event, stall.delay());
    flags(event, stall);
    event.more("event_loop", stall.eventLoop()).more("remedy", remedy.words());
    if (!remedy.page().isEmpty()) {
      event.more("remedy_url", remedy.page());
    }
    numbers(event, stall);
    WorkFields.all(event, stall.work());
    SiteFields.stack(event, stall.stack(), lines);
    event.json("thread.name", stall.eventLoop()).json("thread.id", stall.threadId());
    event
        .detail("instead: " + remedy.line())
        .detail(
            WorkFields.line(stall.eventLoop(), stall.work()) + DelayFields.words(stall.delay()));
    event.detail("seen: " + seen(stall, since));
    if (stall.other() != null && !waitsForItself(stall)) {
      other(event, stall.other(), relation(stall), lines);
    }
    if (lines.isFull()) {
      stall.tree().forEach(event::detail);
    }
    lines.of(stall.stack()).forEach(event::detail);
    return event;
  }

  private static Level level(Stall stall) {
    if (stall.deadlock()) {
      return Level.ERROR;
    }
    return stall.cause().isPlatform() ? Level.INFO : Level.WARN;
  }

  private static String ofDeadlock(Stall stall) {
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
      event
          .more("operation", stall.operation().name())
          .more("category", stall.operation().category());
    }
    if (stall.monitor() != null) {
      event.more("monitor", stall.monitor());
    }
    if (stall.deadlock() && stall.other() != null) {
      event.both("deadlock", true).both("deadlock_with", stall.other().name());
    } else if (stall.finding().isDeadlock()) {
      event.both("deadlock", true);
    }
  }

  private static void numbers(Event event, Stall stall) {
    event.more("samples", stall.sampleCount()).more("tasks", stall.tasks());
    if (stall.cpuNanos() >= 0) {
      event
          .logfmt("cpu_ms", Milliseconds.of(stall.cpuNanos()))
          .json("loopwarden.cpu_ns", stall.cpuNanos());
    }
    if (stall.platformNanos() > 0) {
      event
          .logfmt("platform_ms", Milliseconds.of(stall.platformNanos()))
          .json("loopwarden.platform_ns", stall.platformNanos());
    }
    if (stall.calledNanos() >= LEAST_CALLED_NANOS) {
      event
          .logfmt("called_ms", Milliseconds.of(stall.calledNanos()))
          .json("loopwarden.called_ns", stall.calledNanos());
    }
    if (!stall.heaviestTasks().isEmpty()) {
      event
          .logfmt("heaviest_tasks", String.join(", ", stall.heaviestTasks()))
          .json("loopwarden.heaviest_tasks", stall.heaviestTasks());
    }
    event.json("loopwarden.tree", stall.tree());
  }

  private static String seen(Stall stall, SinceLastReport since) {
    List<String> words = new ArrayList<>();
    words.add(stall.sampleCount() + " samples");
    words.add(stall.tasks() + " tasks");
    if (stall.cpuNanos() >= 0) {
      words.add(Milliseconds.of(stall.cpuNanos()) + " ms of CPU");
    }
    if (stall.platformNanos() > 0) {
      words.add(Milliseconds.of(stall.platformNanos()) + " ms held up by the platform");
    }
    if (stall.calledNanos() >= LEAST_CALLED_NANOS) {
      words.add(Milliseconds.of(stall.calledNanos()) + " ms in blocking operations");
    }
    if (stall.operation() != null) {
      words.add("in " + stall.operation().name());
    }
    if (stall.monitor() != null) {
      words.add("monitor " + stall.monitor());
    }
    if (!stall.heaviestTasks().isEmpty()) {
      words.add("most of it in " + String.join(", ", stall.heaviestTasks()));
    }
    String repeats = RepeatFields.words(since, stall.durationNanos());
    return String.join(", ", words) + (repeats.isEmpty() ? "" : "; " + repeats);
  }

  private static String relation(Stall stall) {
    if (stall.deadlock()) {
      return "waits for, and is awaited by, ";
    }
    return stall.cause() == Cause.CARRIER_HELD
        ? "could not run: its carrier was held by "
        : "waits for ";
  }

  private static void other(Event event, OtherThread other, String relation, StackLines lines) {
    List<Frame> stack = new ArrayList<>();
    for (StackTraceElement frame : other.stack()) {
      stack.add(Frame.of(frame));
    }
    event.more("owner", other.name()).json(Event.OTHER_STACK, SiteFields.trace(stack));
    List<String> shown = lines.of(stack);
    event.detail(relation + other.name() + (shown.isEmpty() ? "" : ", which is " + shown.get(0)));
    if (lines.isFull()) {
      shown.stream().skip(1).forEach(event::detail);
    }
  }

  private static String message(Stall stall, SinceLastReport since) {
    return "event loop "
        + stall.eventLoop()
        + (stall.ongoing() ? " has been busy for " : " was busy for ")
        + Milliseconds.of(since.longestNanos())
        + " ms without a look at its connections: "
        + stall.cause().key()
        + " at "
        + stall.site();
  }
}
