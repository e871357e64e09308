package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.PinnedThread;
import io.loopwarden.engine.jfr.SeenByJfr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Something that no woven method recorded.
 *
 * @param finding the problem that it is an occurrence of
 * @param event the event's name, such as {@code blocking_call}
 * @param first the fields that it begins with, by their names in the text form
 * @param durationNanos how long it took
 * @param endNanos when it ended, by {@link System#nanoTime()}, as far as that is known
 * @param endMillis when it ended, since the epoch
 * @param last the fields that it ends with
 * @param threadName the thread that it is about
 * @param threadId the id of that thread
 * @param frames the stack as JFR gave it, innermost first
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
    List<StackTraceElement> frames)
    implements Occurrence {

  /** A wait of an event loop. */
  public static JfrReport of(SeenByJfr seen, Finding finding) {
    List<Map.Entry<String, String>> last = new ArrayList<>();
    last.add(Map.entry("source", "jfr"));
    add(last, "monitor", seen.monitorClass());
    add(last, "owner", seen.previousOwner());
    return new JfrReport(
        finding,
        "blocking_call",
        fields("operation", seen.operation(), "category", seen.category()),
        seen.durationNanos(),
        seen.endNanos(),
        seen.endMillis(),
        last,
        seen.threadName(),
        seen.threadId(),
        seen.frames());
  }

  /** A wait of a virtual thread that kept its carrier. */
  public static JfrReport of(PinnedThread pinned, Finding finding) {
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
        pinned.frames());
  }

  /** A virtual thread that ran on without leaving its carrier. */
  public static JfrReport of(HeldCarrier held, Finding finding) {
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
        held.frames());
  }

  private static Map<String, String> fields(String k1, String v1, String k2, String v2) {
    Map<String, String> fields = new java.util.LinkedHashMap<>();
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
   */
  Event toEvent(SinceLastReport since, StackLines lines) {
    String loopKey = event.equals("blocking_call") ? "event_loop" : "virtual_thread";
    String thread = threadName.isEmpty() ? "(unnamed)" : threadName;
    Event entry =
        new Event(Level.WARN, event, message(since), endMillis)
            .text("duration_ms", Milliseconds.of(since.longestNanos()))
            .json("loopwarden.duration_ns", since.longestNanos());
    SiteFields.site(entry, finding.site(), finding.call());
    entry.both("occurrences", finding.occurrences()).both("fingerprint", finding.fingerprint());
    RepeatFields.add(entry, since);
    BaselineFields.addExceeded(entry, finding.exceeded());
    first.forEach(entry::more);
    entry.more(loopKey, thread);
    last.forEach(field -> entry.more(field.getKey(), field.getValue()));
    SiteFields.stack(entry, stack(), lines);
    entry.json("thread.name", threadName);
    entry.detail("instead: " + finding.operation().remedy()).detail(about(thread));
    if (since.occurrences() > 1) {
      entry.detail(RepeatFields.words(since, durationNanos));
    }
    lines.of(stack()).forEach(entry::detail);
    return entry;
  }

  private String about(String thread) {
    StringBuilder line = new StringBuilder("on ").append(thread);
    first.forEach((key, value) -> line.append(", ").append(key).append(' ').append(value));
    last.forEach(
        field -> line.append(", ").append(field.getKey()).append(' ').append(field.getValue()));
    return line.toString();
  }

  @Override
  public List<Frame> stack() {
    return frames(frames);
  }

  @Override
  public Map<String, String> work() {
    return Map.of();
  }

  @Override
  public @Nullable Object scope() {
    return null;
  }

  /** Frames of JFR's as all others. */
  public static List<Frame> frames(List<StackTraceElement> elements) {
    List<Frame> frames = new ArrayList<>(elements.size());
    for (StackTraceElement element : elements) {
      frames.add(frame(element));
    }
    return frames;
  }

  /** A frame of JFR's, which knows the line but not the file. */
  public static Frame frame(StackTraceElement element) {
    return element.getFileName() == null && element.getLineNumber() > 0
        ? new Frame(
            element.getClassName(), element.getMethodName(), "line", element.getLineNumber())
        : Frame.of(element);
  }

  private String message(SinceLastReport since) {
    return event
        + " for "
        + Milliseconds.of(since.longestNanos())
        + " ms on "
        + threadName
        + " at "
        + finding.site();
  }
}
