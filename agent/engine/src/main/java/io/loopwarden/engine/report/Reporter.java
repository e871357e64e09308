package io.loopwarden.engine.report;

import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.List;
import java.util.function.Supplier;

/** Turns what was recorded into reports, on a thread of its own, and has the summary. */
public final class Reporter {

  private static final long LONGEST_START_NANOS = 2_000_000_000;

  private final Notifications notifications;
  private final Outputs outputs;
  private final PolicyReading policyReading;
  private final ReportWriter writer;
  private final ReporterThread thread;

  /**
   * Makes a reporter that has not begun.
   *
   * @param notifications what is reported about the agent itself
   * @param policy what is allowed and accepted; this reporter reads it
   * @param outputs where what is judged goes
   * @param recorder where event loops record what this reporter has judged
   * @param stalls what was seen of the event loops, for the summary
   * @param upkeep what else its thread does
   */
  public Reporter(
      Notifications notifications,
      Policy policy,
      Outputs outputs,
      Recorder recorder,
      Supplier<StallSummary> stalls,
      Upkeep upkeep) {
    this.notifications = notifications;
    this.outputs = outputs;
    this.policyReading = new PolicyReading(policy, notifications.notices());
    Summaries summaries = new Summaries(recorder, stalls, policy, outputs.listeners());
    this.writer = new ReportWriter(outputs.log(), notifications, recorder, summaries, upkeep);
    this.thread = new ReporterThread(outputs.log(), policyReading, writer, upkeep);
  }

  /** Begins: the thread starts as soon as there is something to report or to watch. */
  public void begin() {
    notifications.begin(thread);
  }

  /** The programs and tests that receive every event. */
  public Listeners listeners() {
    return outputs.listeners();
  }

  /**
   * The warnings about the agent itself since it began to start, one line each, for whoever
   * attached it. Waits for rules and baseline to be read, at most {@link #LONGEST_START_NANOS}.
   */
  public List<String> endOfStart() {
    notifications.startReporter();
    long end = System.nanoTime() + LONGEST_START_NANOS;
    while (!policyReading.isDone() && System.nanoTime() - end < 0) {
      AgentThreads.pause(this, 1_000_000);
    }
    return notifications.notices().endOfStart();
  }

  /** Takes the start back: nothing is written when the JVM exits. */
  public void end() {
    thread.removeExitHook();
  }

  /** Writes and passes on what was recorded so far; to be called by any thread but event loops. */
  public void flush() {
    writer.flush();
  }

  /** The summary in the text form. */
  public String summary() {
    return writer.summary(false);
  }

  /** The same with problems ranked by how long they kept others waiting. */
  public String summaryByDelay() {
    return writer.summary(true);
  }
}
