package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that turns records into reports. It starts when there is something to tell or to
 * watch, and never in a JVM without event loops or mistakes.
 *
 * <p>It looks at the rings twenty times a second instead of being woken: waking a thread is a
 * system call, and no event loop is to pay for one.
 */
public final class Reporter {

  private static final long PERIOD_NANOS = 50_000_000;
  private static final int PERIODS_BETWEEN_CHORES = 20;
  private static final long LONGEST_START_NANOS = 2_000_000_000;
  private static final Runnable NOTHING = new Nothing();

  private final Outputs outputs;
  private final Recorder recorder;
  private final Announcement announcement;
  private final Summaries summaries;
  private final Runnable warmUp;
  private volatile Runnable chores = NOTHING;
  private volatile Runnable lastWords = NOTHING;
  private volatile Runnable epilogue = NOTHING;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean hooked = new AtomicBoolean();
  private final NoticeQueue notices = new NoticeQueue();
  private volatile @Nullable Thread exitHook;
  private final LogThread log;
  private final Attempts attempts = new Attempts();

  // Made once: a step made when it is due may itself run out of memory, outside of its attempt.
  private final PolicyReading policyReading;
  private final Runnable writing = new Writing();
  private final Runnable flush = new Flush();
  private final Runnable maintenance = new Maintenance();

  /**
   * Makes a reporter whose thread does not run yet.
   *
   * @param policy what is allowed and accepted; this reporter reads it
   * @param outputs where what is judged goes
   * @param recorder where event loops record what this reporter has judged
   * @param stalls what was seen of the event loops, for the summary
   * @param version this build's version
   * @param warmUp runs once on the reporter's thread: whatever would make the first blocking call
   *     on an event loop slow
   */
  public Reporter(
      Configuration configuration,
      Catalogue catalogue,
      Policy policy,
      Outputs outputs,
      Recorder recorder,
      Supplier<StallSummary> stalls,
      String version,
      Runnable warmUp) {
    this.outputs = outputs;
    this.log = outputs.log();
    this.recorder = recorder;
    this.warmUp = warmUp;
    this.announcement = new Announcement(configuration, version, catalogue.operations().size());
    this.summaries = new Summaries(recorder, stalls, policy, outputs.listeners());
    this.policyReading = new PolicyReading(policy, notices);
    for (Problem problem : configuration.problems()) {
      warn(Notices.invalidOption(problem));
    }
  }

  /** Where event loops record what this reporter reports. */
  public Recorder recorder() {
    return recorder;
  }

  /** The programs and tests that receive every event. */
  public Listeners listeners() {
    return outputs.listeners();
  }

  /** Starts the thread, unless it runs already. */
  public void start() {
    if (!hooked.get()) {
      AgentThreads.startOnce(started, "loopwarden-reporter", new Loop());
      if (started.get() && hooked.compareAndSet(false, true)) {
        addExitHook();
      }
    }
  }

  private void addExitHook() {
    try {
      ExitHook hook = new ExitHook(new Finish(), log);
      Thread thread = AgentThreads.create("loopwarden-exit", hook);
      Runtime.getRuntime().addShutdownHook(thread);
      exitHook = thread;
    } catch (IllegalStateException e) {
      // the JVM is shutting down already: there will be no summary
    }
  }

  /** Sets what else to do about once a second on the reporter's thread. */
  public void everySecond(Runnable chores) {
    this.chores = chores;
  }

  /** Sets what else to do when the JVM exits, before the summary. */
  public void atExit(Runnable lastWords) {
    this.lastWords = lastWords;
  }

  /** Sets what else to do when the JVM exits, after the summary. */
  public void afterSummary(Runnable epilogue) {
    this.epilogue = epilogue;
  }

  /** An event loop has started. */
  public void watching(String eventLoop) {
    announcement.watching(eventLoop);
    start();
  }

  /** A class could not be woven. */
  public void weavingFailed(String className, Throwable reason) {
    warn(Notices.weavingFailed(className, reason));
  }

  /** Something else that the user should know. */
  public void problem(String name, String message) {
    warn(Notices.problem(name, message));
  }

  private void warn(Event event) {
    if (notices.warn(event)) {
      start();
    }
  }

  /**
   * The warnings about the agent itself since it began to start, one line each, for whoever
   * attached it. Waits for rules and baseline to be read, at most {@link #LONGEST_START_NANOS}.
   */
  public List<String> endOfStart() {
    start();
    long end = System.nanoTime() + LONGEST_START_NANOS;
    while (!policyReading.isDone() && System.nanoTime() - end < 0) {
      AgentThreads.pause(this, 1_000_000);
    }
    return notices.endOfStart();
  }

  /** Takes the start back: nothing is written when the JVM exits. */
  public void end() {
    Thread hook = exitHook;
    if (hook != null) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    log.end();
  }

  private void run() {
    attempts.run(policyReading);
    attempts.run(writing);
    attempts.run(warmUp);
    for (int period = 0; !AgentThreads.areEnded(); period = (period + 1) % PERIODS_BETWEEN_CHORES) {
      AgentThreads.pause(this, PERIOD_NANOS);
      if (period == 0) {
        attempts.run(maintenance);
      }
      attempts.run(writing);
    }
  }

  private void doChores() {
    policyReading.refresh();
    chores.run();
    Event failed = attempts.failures();
    if (failed != null) {
      log.write(failed);
    }
  }

  /** Writes and tells what was recorded so far; to be called by any thread but event loops. */
  public synchronized void flush() {
    write();
    recorder.drainAll();
  }

  /** Writes what has ended: a call that has waited may wait again. */
  private synchronized void write() {
    for (Event notice = notices.poll(); notice != null; notice = notices.poll()) {
      log.write(notice);
    }
    if (announcement.writeTo(log)) {
      warmUp.run();
    }
    recorder.drain();
  }

  // Named classes and no lambdas: this class is on the start path and on event loops, and the first
  // lambda of a JVM costs tens of milliseconds.

  private static final class Nothing implements Runnable {
    @Override
    public void run() {
      // nothing to do yet
    }
  }

  private final class Writing implements Runnable {
    @Override
    public void run() {
      write();
    }
  }

  private final class Flush implements Runnable {
    @Override
    public void run() {
      flush();
    }
  }

  private final class Maintenance implements Runnable {
    @Override
    public void run() {
      doChores();
    }
  }

  private final class Loop implements Runnable {
    @Override
    public void run() {
      Reporter.this.run();
    }
  }

  private final class Finish implements Runnable {
    @Override
    public void run() {
      finish();
      log.awaitWritten();
    }
  }

  /** The JVM exits: writes what is left, and the summary if there were event loops. */
  private synchronized void finish() {
    attempts.run(lastWords);
    attempts.run(flush);
    if (announcement.isDue()) {
      log.write(summaries.event());
    }
    attempts.run(epilogue);
    attempts.run(flush);
  }

  /** The summary in the text form. */
  public synchronized String summary() {
    recorder.drainAll();
    return summaries.text();
  }
}
