package io.loopwarden.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One blocking call or stall of an event loop, or one saturated pool that event loops hand work to,
 * as the agent recorded it. Immutable.
 */
public final class BlockingEvent {

  /** What became of an event. */
  public enum Verdict {
    /** Nothing allows or accepts it. */
    VIOLATION,
    /** An allow rule allows it, the user's or one of the agent's own. */
    ALLOWED,
    /** The baseline accepts it. */
    ACCEPTED
  }

  private final String call;
  private final String operation;
  private final String category;
  private final long durationNanos;
  private final long endNanos;
  private final long endMillis;
  private final String eventLoop;
  private final String route;
  private final String site;
  private final String function;
  private final String fingerprint;
  private final String remedy;
  private final String remedyUrl;
  private final List<StackTraceElement> stackTrace;
  private final Verdict verdict;
  private final String reason;
  private final boolean deadlock;
  private final boolean refused;
  private final @Nullable Object scope;
  private final String report;

  /** From the fields that the engine gives. */
  BlockingEvent(Map<?, ?> fields) {
    this.call = text(fields, "call");
    this.operation = text(fields, "operation");
    this.category = text(fields, "category");
    this.durationNanos = number(fields, "duration_ns");
    this.endNanos = number(fields, "end_ns");
    this.endMillis = number(fields, "end_ms");
    this.eventLoop = text(fields, "event_loop");
    this.route = text(fields, "route");
    this.site = text(fields, "site");
    this.function = text(fields, "function");
    this.fingerprint = text(fields, "fingerprint");
    this.remedy = text(fields, "remedy");
    this.remedyUrl = text(fields, "remedy_url");
    this.stackTrace = stackOf(fields.get("stack"));
    this.verdict = Verdict.valueOf(text(fields, "verdict"));
    this.reason = text(fields, "reason");
    this.deadlock = Boolean.TRUE.equals(fields.get("deadlock"));
    this.refused = Boolean.TRUE.equals(fields.get("refused"));
    this.scope = fields.get("scope");
    this.report = text(fields, "report");
  }

  private static String text(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    return value == null ? "" : value.toString();
  }

  private static long number(Map<?, ?> fields, String key) {
    return fields.get(key) instanceof Long value ? value : 0;
  }

  private static List<StackTraceElement> stackOf(@Nullable Object value) {
    return value instanceof StackTraceElement[] frames ? List.of(frames) : List.of();
  }

  /** The method that the site called, such as {@code java.nio.file.Files.readAllLines}. */
  public String call() {
    return call;
  }

  /**
   * The operation's name in the agent's catalogue, such as {@code java.lang.Thread.sleep}; {@code
   * stall:CAUSE}, such as {@code stall:cpu}, for a stall.
   */
  public String operation() {
    return operation;
  }

  /** The operation's category, such as {@code sleep} or {@code jdbc}; {@code stall} for a stall. */
  public String category() {
    return category;
  }

  /** Whether it is a stall, and no call of a known operation. */
  public boolean isStall() {
    return category.equals("stall");
  }

  /** Whether it is a saturated pool, whose name follows the category in the operation. */
  boolean isPool() {
    return !isStall() && operation.startsWith(category + ':');
  }

  /** How long the event loop was blocked; zero if the call was refused or is a deadlock. */
  public Duration duration() {
    return Duration.ofNanos(durationNanos);
  }

  /** When it began, by {@link System#nanoTime()}. */
  public long startNanos() {
    return endNanos - durationNanos;
  }

  /** When it ended, by {@link System#nanoTime()}. */
  public long endNanos() {
    return endNanos;
  }

  /** When it ended. */
  public Instant end() {
    return Instant.ofEpochMilli(endMillis);
  }

  /** The name of the event loop's thread. */
  public String eventLoop() {
    return eventLoop;
  }

  /** Method and route of the request, such as {@code GET /orders/:id}; empty if not known. */
  public String route() {
    return route;
  }

  /** The first frame of the application, in the form of a stack trace. */
  public String site() {
    return site;
  }

  /** The site's class and method, without file and line. */
  public String function() {
    return function;
  }

  /** A stable id of operation and site: eight hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /** What to call instead, in the words of the framework in force. */
  public String remedy() {
    return remedy;
  }

  /**
   * The section of the documentation with code for it, such as {@code
   * docs/remedies.md#sleep-vertx}; empty if there is none.
   */
  public String remedyUrl() {
    return remedyUrl;
  }

  /** The stack, innermost first. */
  public List<StackTraceElement> stackTrace() {
    return stackTrace;
  }

  /** Whether a rule allows it or the baseline accepts it. */
  public Verdict verdict() {
    return verdict;
  }

  /** Why it is allowed or accepted; empty if it is not. */
  public String reason() {
    return reason;
  }

  /** Whether the event loop waits for what nobody but itself can do. */
  public boolean isDeadlock() {
    return deadlock;
  }

  /** Whether the call was not run, but answered with a {@link BlockingCallException}. */
  public boolean isRefused() {
    return refused;
  }

  /** Whose work it was, as {@link Loopwarden#scope} was given it; null if that is not known. */
  public @Nullable Object scope() {
    return scope;
  }

  /** The report, as the agent's log has it: a line of {@code key=value} pairs, then the stack. */
  public String report() {
    return report;
  }

  @Override
  public String toString() {
    return operation + " on " + eventLoop + " at " + site;
  }
}
