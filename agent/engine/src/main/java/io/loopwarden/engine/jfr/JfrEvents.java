package io.loopwarden.engine.jfr;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes Loopwarden's events into the recordings that others have started.
 *
 * <p>While no recording wants them, a call costs one volatile read, and nothing of JFR is loaded:
 * to load an event's class costs more than a hundred milliseconds, which only the thread that calls
 * {@link #refresh} ever pays. So a recording misses what happens before the next refresh.
 */
public final class JfrEvents {

  private volatile boolean recordingCalls;
  private volatile boolean recordingStalls;
  private volatile boolean recordingOccurrences;
  private volatile boolean unusable;

  /** Whether a running recording wants the blocking calls. */
  public boolean isRecording() {
    return recordingCalls;
  }

  /** Whether a running recording wants the stalls. */
  public boolean isRecordingStalls() {
    return recordingStalls;
  }

  /** Whether a running recording wants the occurrences of problems. */
  public boolean isRecordingOccurrences() {
    return recordingOccurrences;
  }

  /** Asks JFR what is being recorded. To be called about once a second, never by an event loop. */
  public void refresh() {
    if (unusable) {
      return;
    }
    try {
      recordingCalls = RecorderState.wants(BlockingCallEvent.NAME);
      recordingStalls = RecorderState.wants(StallEvent.NAME);
      recordingOccurrences = RecorderState.wants(OccurrenceEvent.NAME);
    } catch (LinkageError | RuntimeException e) {
      unusable = true; // no module jdk.jfr, or one that refuses: there is nothing to write to
      recordingCalls = false;
      recordingStalls = false;
      recordingOccurrences = false;
    }
  }

  /** A blocking call begins on this thread now; null if nobody records. */
  public @Nullable Object begin() {
    if (!recordingCalls) {
      return null;
    }
    BlockingCallEvent event = new BlockingCallEvent();
    event.begin();
    return event;
  }

  /**
   * The call has ended and is worth an event. To be called on the thread that began it, with the
   * caller still on the stack; one that is not worth an event is just dropped.
   *
   * @param begun what {@link #begin} gave
   */
  public void end(@Nullable Object begun, String operation, String category) {
    if (begun instanceof BlockingCallEvent event) {
      event.end();
      if (event.shouldCommit()) {
        event.operation = operation;
        event.category = category;
        event.eventLoop = Thread.currentThread().getName();
        event.commit();
      }
    }
  }

  /**
   * The watchdog sees a stall for the first time; null if nobody records. What it gives may be
   * written twice, once while the stall lasts and once when it is over.
   */
  public @Nullable Object beginStall() {
    if (!recordingStalls) {
      return null;
    }
    StallEvent event = new StallEvent();
    event.begin();
    return event;
  }

  /**
   * Writes a stall.
   *
   * @param begun what {@link #beginStall} gave
   */
  public void writeStall(@Nullable Object begun, RecordedStall stall) {
    if (begun instanceof StallEvent event) {
      event.end();
      if (event.shouldCommit()) {
        RecordedProblem problem = stall.problem();
        event.cause = stall.cause();
        event.describe(problem);
        event.site = problem.site();
        event.call = problem.call();
        event.ongoing = stall.ongoing();
        event.sampledStack = stall.sampledStack();
        event.stallStart =
            problem.endMillis() - TimeUnit.NANOSECONDS.toMillis(problem.durationNanos());
        event.stallDuration = problem.durationNanos();
        event.commit();
      }
    }
  }

  /** Writes an occurrence of a problem that blocking calls make. */
  public void writeOccurrence(RecordedProblem problem) {
    OccurrenceEvent event = new OccurrenceEvent();
    if (event.shouldCommit()) {
      event.describe(problem);
      event.site = problem.site();
      event.call = problem.call();
      event.category = problem.category();
      event.blockedUntil = problem.endMillis();
      event.blockedTime = problem.durationNanos();
      event.commit();
    }
  }
}
