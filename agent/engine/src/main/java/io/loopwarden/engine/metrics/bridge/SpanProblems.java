package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.SpanPlace;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.thread.RepeatedWork;
import io.loopwarden.engine.work.TracingContext;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Adds occurrences of problems to the spans of the requests that they blocked: as an event while
 * the span records, else as a span below it, since most spans end before an occurrence is judged.
 *
 * <p>An event loop only notes the context. The agent's threads add to a bounded queue, and a thread
 * of its own calls OpenTelemetry, which takes locks and may export.
 */
public final class SpanProblems implements RepeatedWork {

  private static final int CAPACITY = 256;
  private static final long PAUSE_AFTER_FAILURE_NANOS = 100_000_000;

  private final OpenTelemetryBridge bridge;
  private final boolean hasOwnOperations;
  private final BlockingQueue<ProblemInSpan> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();

  /** Read for the first one, by the thread itself. */
  private @Nullable Advice advice;

  /**
   * Makes one that has nothing to add.
   *
   * @param bridge knows the global OpenTelemetry of applications
   * @param hasOwnOperations whether the catalogue has operations of the user's
   */
  public SpanProblems(OpenTelemetryBridge bridge, boolean hasOwnOperations) {
    this.bridge = bridge;
    this.hasOwnOperations = hasOwnOperations;
  }

  /** Takes what was judged; never waits. Runs on the agent's threads. */
  public void count(Incident incident, Decision decision) {
    SpanPlace place = decision.isViolation() ? incident.spanPlace() : null;
    if (place == null) {
      return;
    }
    if (!queue.offer(ProblemInSpan.of(incident, place))) {
      lost.incrementAndGet();
    }
    AgentThreads.startOnce(started, "loopwarden-spans", this);
  }

  /** How many occurrences are in no span because there were too many at once. */
  public long lost() {
    return lost.get();
  }

  @Override
  public long turn() {
    try {
      add(queue.take());
    } catch (InterruptedException | ReflectiveOperationException e) {
      // one problem is in no span; whoever interrupts threads of others changes nothing
    }
    return 0;
  }

  @Override
  public long pauseAfterFailureNanos() {
    return PAUSE_AFTER_FAILURE_NANOS;
  }

  /** Adds one to its span. */
  void add(ProblemInSpan problem) throws ReflectiveOperationException {
    Object span = TracingContext.span(problem.context());
    SpanApi api = span == null ? null : SpanApi.of(problem.context().getClass());
    if (span == null || api == null) {
      return;
    }
    Map<String, Object> details = problem.attributes(advice());
    if (api.isRecording(span)) {
      api.addEvent(span, problem, details);
    } else if (api.isSampled(span)) {
      Object telemetry = bridge.telemetryOf(api.classes());
      if (telemetry != null) {
        api.addSpan(telemetry, problem, details);
      }
    }
  }

  private Advice advice() {
    Advice known = advice;
    if (known == null) {
      known = new Advice(hasOwnOperations);
      advice = known;
    }
    return known;
  }
}
