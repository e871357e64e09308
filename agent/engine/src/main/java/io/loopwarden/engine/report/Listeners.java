package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.record.Finding;
import io.loopwarden.engine.record.JudgedCallListener;
import io.loopwarden.engine.record.Verdict;
import io.loopwarden.engine.watchdog.Stall;
import io.loopwarden.engine.watchdog.StallListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The programs and tests that want to know of every event. They live in other loaders, so an event
 * is a map of the JDK's types; the API's {@code BlockingEvent} reads it.
 */
public final class Listeners implements JudgedCallListener, StallListener {

  private final boolean refusing;
  private final int mostFrames;
  private final EventDelivery delivery = new EventDelivery();

  Listeners(Configuration configuration) {
    this.refusing = configuration.get(Options.MODE) == Mode.THROW;
    this.mostFrames = configuration.get(Options.LOG_STACK);
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

  @Override
  public boolean isEmpty() {
    return delivery.isEmpty();
  }

  @Override
  public void judged(BlockingCall call, Verdict verdict, String reason) {
    Finding finding = call.finding();
    Operation operation = finding.operation();
    Map<String, Object> fields = new HashMap<>();
    fields.put("operation", operation.name());
    fields.put("category", operation.category());
    fields.put("duration_ns", call.durationNanos());
    fields.put("event_loop", call.threadName());
    fields.put("remedy", operation.remedy());
    fields.put("deadlock", finding.isDeadlock());
    fields.put("refused", refusing && call.durationNanos() == 0 && !finding.isDeadlock());
    add(fields, call.scope(), call.endNanos(), call.endMillis());
    add(fields, finding.fingerprint(), finding.site(), finding.stack());
    tell(fields, BlockingCallReport.of(call, mostFrames), verdict, reason);
  }

  @Override
  public void judged(Stall stall, Verdict verdict, String reason) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("operation", "stall:" + stall.finding().cause().key());
    fields.put("category", "stall");
    fields.put("duration_ns", stall.durationNanos());
    fields.put("event_loop", stall.eventLoop());
    fields.put("remedy", stall.finding().cause().remedy());
    fields.put("deadlock", stall.deadlock());
    add(fields, stall.scope(), stall.endNanos(), stall.endMillis());
    add(fields, stall.finding().fingerprint(), stall.finding().site(), stall.stack());
    tell(fields, StallReport.of(stall, mostFrames), verdict, reason);
  }

  private static void add(
      Map<String, Object> fields, @Nullable Object scope, long endNanos, long endMillis) {
    if (scope != null) {
      fields.put("scope", scope);
    }
    fields.put("end_ns", endNanos);
    fields.put("end_ms", endMillis);
  }

  private static void add(
      Map<String, Object> fields, String fingerprint, Frame site, List<Frame> stack) {
    fields.put("fingerprint", fingerprint);
    fields.put("site", site.toString());
    fields.put("function", site.function());
    StackTraceElement[] elements = new StackTraceElement[stack.size()];
    for (int i = 0; i < elements.length; i++) {
      Frame frame = stack.get(i);
      elements[i] =
          new StackTraceElement(frame.className(), frame.methodName(), frame.file(), frame.line());
    }
    fields.put("stack", elements);
  }

  private void tell(Map<String, Object> fields, Event event, Verdict verdict, String reason) {
    fields.put("verdict", verdict.name());
    fields.put("reason", reason);
    fields.put("report", new TextEncoder().encode(event));
    delivery.accept(fields);
  }
}
