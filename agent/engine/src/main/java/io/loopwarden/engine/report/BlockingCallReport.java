package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.record.BlockingCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The log's entry for one occurrence of a problem that blocking calls make. */
final class BlockingCallReport {

  /** So many operations are named for people. */
  private static final int MOST_OPERATIONS = 3;

  private BlockingCallReport() {}

  /**
   * The entry for an occurrence.
   *
   * @param since what has occurred of the problem since its last entry, this included
   * @param advice what to do instead
   */
  static Event of(BlockingCall call, SinceLastReport since, Advice.Words advice, StackLines lines) {
    Finding finding = call.finding();
    ProblemTotals problem = finding.problem();
    String deadlock =
        finding.isDeadlock() ? "Nobody but this event loop can complete what it waits for. " : "";
    String remedy = deadlock + advice.words();
    Level level = finding.isDeadlock() && !since.isEnd() ? Level.ERROR : Level.WARN;
    Event event =
        new Event(level, "blocking_call", message(call, since), call.endMillis())
            .text("duration_ms", Milliseconds.of(since.longestNanos()))
            .json("loopwarden.duration_ns", since.longestNanos());
    SiteFields.site(event, call.site(), finding.call());
    WorkFields.route(event, call.work());
    event
        .both("occurrences", problem.occurrences())
        .both("fingerprint", finding.fingerprint())
        .more("operation", call.operation().name())
        .more("category", call.operation().category())
        .more("event_loop", call.threadName())
        .logfmt("total_ms", Milliseconds.of(problem.totalNanos()))
        .json("loopwarden.total_ns", problem.totalNanos())
        .logfmt("max_ms", Milliseconds.of(problem.longestNanos()))
        .json("loopwarden.max_ns", problem.longestNanos())
        .more("remedy", remedy)
        .json("loopwarden.operations", operations(finding));
    if (!advice.page().isEmpty()) {
      event.more("remedy_url", advice.page());
    }
    RepeatFields.add(event, since);
    DelayFields.add(event, call.delay());
    flags(event, finding);
    WorkFields.all(event, call.work());
    SiteFields.stack(event, call.stack(), lines);
    event.json("thread.name", call.threadName()).json("thread.id", call.threadId());
    event
        .detail("instead: " + deadlock + advice.line())
        .detail(WorkFields.line(call.threadName(), call.work()) + DelayFields.words(call.delay()));
    if (since.isEnd()) {
      event.detail("seen: the deadlock that was reported when it began has ended");
    } else if (since.occurrences() > 1) {
      event.detail(RepeatFields.words(since, call.durationNanos()));
    }
    if (leadsToOthers(finding)) {
      event.detail("beneath: " + beneath(finding));
    }
    event.details(lines.of(call.stack()));
    return event;
  }

  private static void flags(Event event, Finding finding) {
    String tag = finding.tag();
    if (tag != null) {
      event.both("tag", tag);
    }
    BaselineFields.addExceeded(event, finding.exceeded());
    if (finding.isDeadlock()) {
      event.both("deadlock", true);
    }
  }

  private static String message(BlockingCall call, SinceLastReport since) {
    Finding finding = call.finding();
    if (finding.isDeadlock()) {
      return finding.call()
          + (call.durationNanos() == 0 ? " waits" : " waited")
          + " on event loop "
          + call.threadName()
          + duration(call)
          + " for what nobody but this event loop can do: a deadlock at "
          + call.site()
          + (since.isEnd() ? ", which has ended" : "");
    }
    return finding.call()
        + " blocked event loop "
        + call.threadName()
        + " for "
        + Milliseconds.of(since.longestNanos())
        + " ms at "
        + call.site();
  }

  /** Of a wait that has not ended, the duration is not known. */
  private static String duration(BlockingCall call) {
    return call.durationNanos() == 0 ? "" : " for " + Milliseconds.of(call.durationNanos()) + " ms";
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

  private static boolean leadsToOthers(Finding finding) {
    for (OperationsBeneath.Total total : finding.operations()) {
      if (!total.operation().equals(finding.call())) {
        return true;
      }
    }
    return false;
  }

  private static String beneath(Finding finding) {
    List<OperationsBeneath.Total> totals = finding.operations();
    List<String> words = new ArrayList<>();
    for (OperationsBeneath.Total total :
        totals.subList(0, Math.min(MOST_OPERATIONS, totals.size()))) {
      words.add(
          total.calls()
              + " x "
              + total.operation()
              + ' '
              + Milliseconds.of(total.totalNanos())
              + " ms");
    }
    int others = totals.size() - words.size();
    return String.join(", ", words) + (others == 0 ? "" : ", " + others + " others");
  }
}
