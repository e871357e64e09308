package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.finding.Sink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The programs and tests that want to know of every event. They live in other loaders, so an event
 * is a map of the JDK's types; the API's {@code BlockingEvent} reads it.
 */
public final class Listeners implements Sink {

  private final boolean refusing;
  private final ReportEntries entries;
  private final EventDelivery delivery = new EventDelivery();

  Listeners(Configuration configuration, ReportEntries entries) {
    this.refusing = configuration.get(Options.MODE) == Mode.THROW;
    this.entries = entries;
  }

  /** Adds one; returns what removes it. */
  public Runnable add(Consumer<Object> listener) {
    return delivery.add(listener);
  }

  /**
   * Waits until the listeners have had every event that was judged before; a listener does not wait
   * for itself.
   *
   * @return whether they have, and the time is not over
   */
  public boolean awaitDelivery(long patienceNanos) {
    return delivery.await(patienceNanos);
  }

  /**
   * Why events that came before are still not delivered when the time is over, in one sentence;
   * empty if they are.
   */
  public String undelivered(long patienceNanos) {
    return delivery.undelivered(patienceNanos);
  }

  /** How many events did not reach the listeners. */
  long lost() {
    return delivery.lost();
  }

  @Override
  public void missed() {
    delivery.missed();
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return !delivery.isEmpty()
        && (kind == Kind.BLOCKING_CALL || kind == Kind.STALL || kind == Kind.POOL_SATURATED)
        && !decision.isEnd() // its begin was delivered
        && (decision.isViolation() || isAccepted(decision));
  }

  private static boolean isAccepted(Decision decision) {
    return decision.outcome() == Outcome.ALLOWED || decision.outcome() == Outcome.ACCEPTED;
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    boolean isAllowed = decision.outcome() == Outcome.ALLOWED;
    if (occurrence.isOngoing() && (isAllowed || !occurrence.isDeadlock())) {
      return; // its end is delivered
    }
    Finding finding = occurrence.finding();
    Operation operation = occurrence.blockingOperation();
    boolean isDeadlock = occurrence.isDeadlock();
    boolean isCall = finding.kind() == Kind.BLOCKING_CALL;
    Map<String, Object> fields = new HashMap<>();
    fields.put("call", finding.call());
    fields.put("operation", operation.name());
    fields.put("category", operation.category());
    fields.put("duration_ns", occurrence.durationNanos());
    fields.put("event_loop", occurrence.threadName());
    fields.put("deadlock", isDeadlock);
    fields.put("refused", refusing && isCall && occurrence.durationNanos() == 0 && !isDeadlock);
    Object scope = occurrence.scope();
    if (scope != null) {
      fields.put("scope", scope);
    }
    fields.put("end_ns", occurrence.endNanos());
    fields.put("end_ms", occurrence.endMillis());
    fields.put("fingerprint", finding.fingerprint());
    fields.put("site", occurrence.site().toString());
    fields.put("function", occurrence.site().function());
    fields.put("stack", elements(occurrence.stack()));
    fields.put("verdict", verdict(decision));
    fields.put("reason", decision.reason());
    addReport(fields, entries.of(occurrence, SinceLastReport.onlyOne(occurrence.durationNanos())));
    delivery.accept(fields);
  }

  /** What to do instead depends on the framework in force, and the report knows it. */
  private static void addReport(Map<String, Object> fields, Event report) {
    fields.put("route", report.textFields().getOrDefault("route", ""));
    fields.put("remedy", report.moreFields().getOrDefault("remedy", ""));
    fields.put("remedy_url", report.moreFields().getOrDefault("remedy_url", ""));
    fields.put("report", new TextEncoder().encode(report));
  }

  /** The name of the API's constant. */
  private static String verdict(Decision decision) {
    return switch (decision.outcome()) {
      case ALLOWED -> "ALLOWED";
      case ACCEPTED -> "ACCEPTED";
      default -> "VIOLATION";
    };
  }

  private static StackTraceElement[] elements(List<Frame> stack) {
    StackTraceElement[] elements = new StackTraceElement[stack.size()];
    for (int i = 0; i < elements.length; i++) {
      Frame frame = stack.get(i);
      elements[i] =
          new StackTraceElement(frame.className(), frame.methodName(), frame.file(), frame.line());
    }
    return elements;
  }
}
