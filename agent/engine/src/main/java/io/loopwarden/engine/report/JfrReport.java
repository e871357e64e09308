package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.PinnedThread;
import io.loopwarden.engine.jfr.SeenByJfr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Something that no woven method recorded.
 *
 * @param finding the problem that it is an occurrence of
 * @param event the event's name, such as {@code blocking_call}
 * @param first what blocked an event loop, by the names of fields; empty for a virtual thread
 * @param durationNanos how long it took
 * @param endNanos when it ended, by {@link System#nanoTime()}, as far as that is known
 * @param endMillis when it ended, since the epoch
 * @param last what else is known, by the names of fields
 * @param threadName the thread that it is about
 * @param threadId the id of that thread
 * @param stack the stack, innermost first
 */
public record JfrReport(
    Finding finding,
    String event,
    Map<String, String> first,
    long durationNanos,
    long endNanos,
    long endMillis,
    List<Map.Entry<String, String>> last,
    String threadName,
    long threadId,
    List<Frame> stack)
    implements Occurrence {

  private static final String BLOCKING_CALL = "blocking_call";

  /** A wait of an event loop. */
  public static JfrReport of(SeenByJfr seen, Finding finding, List<Frame> stack) {
    List<Map.Entry<String, String>> last = new ArrayList<>();
    add(last, "monitor", seen.monitorClass());
    add(last, "owner", seen.previousOwner());
    return new JfrReport(
        finding,
        BLOCKING_CALL,
        fields("operation", seen.operation(), "category", seen.category()),
        seen.durationNanos(),
        seen.endNanos(),
        seen.endMillis(),
        last,
        seen.threadName(),
        seen.threadId(),
        stack);
  }

  /** A wait of a virtual thread that kept its carrier. */
  public static JfrReport of(PinnedThread pinned, Finding finding, List<Frame> stack) {
    List<Map.Entry<String, String>> last = new ArrayList<>();
    add(last, "carrier", pinned.carrierName());
    add(last, "operation", pinned.operation());
    add(last, "reason", pinned.reason());
    return new JfrReport(
        finding,
        "pinned_virtual_thread",
        Map.of(),
        pinned.durationNanos(),
        System.nanoTime(),
        pinned.endMillis(),
        last,
        pinned.threadName(),
        pinned.threadId(),
        stack);
  }

  /** A virtual thread that ran on without leaving its carrier. */
  public static JfrReport of(HeldCarrier held, Finding finding, List<Frame> stack) {
    List<Map.Entry<String, String>> last = new ArrayList<>();
    add(last, "carrier", held.carrierName());
    if (held.ongoing()) {
      add(last, "ongoing", "true");
    }
    return new JfrReport(
        finding,
        "held_carrier",
        Map.of(),
        held.durationNanos(),
        System.nanoTime(),
        System.currentTimeMillis(),
        last,
        held.threadName(),
        held.threadId(),
        stack);
  }

  private static Map<String, String> fields(String k1, String v1, String k2, String v2) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(k1, v1);
    fields.put(k2, v2);
    return fields;
  }

  private static void add(
      List<Map.Entry<String, String>> fields, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.add(Map.entry(key, value));
    }
  }

  /**
   * The log's entry.
   *
   * @param since what has occurred of the problem since its last entry, this included
   * @param advice what to do instead
   */
  Event toEvent(SinceLastReport since, Advice.Words advice, StackLines lines) {
    Event entry =
        new Event(Level.WARN, event, message(since), endMillis)
            .text("duration_ms", Milliseconds.of(since.longestNanos()))
            .json("loopwarden.duration_ns", since.longestNanos());
    SiteFields.site(entry, finding.site(), isOfEventLoop() ? finding.call() : null);
    entry.both("occurrences", finding.occurrences()).both("fingerprint", finding.fingerprint());
    first.forEach(entry::more);
    entry.more(isOfEventLoop() ? "event_loop" : "virtual_thread", name());
    if (isOfEventLoop()) {
      totals(entry);
    }
    entry.more("remedy", advice.words());
    if (!advice.page().isEmpty()) {
      entry.more("remedy_url", advice.page());
    }
    RepeatFields.add(entry, since);
    BaselineFields.addExceeded(entry, finding.exceeded());
    if (isOfEventLoop()) {
      entry.more("source", "jfr");
    }
    last.forEach(field -> entry.more(field.getKey(), field.getValue()));
    SiteFields.stack(entry, stack, lines);
    entry.json("thread.name", threadName).json("thread.id", threadId);
    entry.detail("instead: " + advice.line());
    about(entry);
    if (since.occurrences() > 1) {
      entry.detail(RepeatFields.words(since, durationNanos));
    }
    return entry.details(lines.of(stack));
  }

  private boolean isOfEventLoop() {
    return event.equals(BLOCKING_CALL);
  }

  private String name() {
    return threadName.isEmpty() ? "(unnamed)" : threadName;
  }

  /** One operation makes the whole problem. */
  private void totals(Event entry) {
    ProblemTotals problem = finding.problem();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operation", finding.call());
    operation.put("calls", problem.occurrences());
    operation.put("total_ns", problem.totalNanos());
    entry
        .logfmt("total_ms", Milliseconds.of(problem.totalNanos()))
        .json("loopwarden.total_ns", problem.totalNanos())
        .logfmt("max_ms", Milliseconds.of(problem.longestNanos()))
        .json("loopwarden.max_ns", problem.longestNanos())
        .json("loopwarden.operations", List.of(operation));
  }

  private void about(Event entry) {
    StringBuilder known = new StringBuilder();
    last.forEach(
        field -> known.append(", ").append(field.getKey()).append(' ').append(field.getValue()));
    if (isOfEventLoop()) {
      entry.detail("on " + name()).detail("seen: by JFR alone" + known);
    } else {
      entry.detail("on " + name() + known);
    }
  }

  @Override
  public Map<String, String> work() {
    return Map.of();
  }

  @Override
  public @Nullable Object scope() {
    return null;
  }

  private String message(SinceLastReport since) {
    String what =
        isOfEventLoop()
            ? finding.call() + " blocked event loop " + name()
            : "virtual thread " + name() + " kept its carrier";
    return what + " for " + Milliseconds.of(since.longestNanos()) + " ms at " + finding.site();
  }
}
