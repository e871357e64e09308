package io.loopwarden.engine.report;

import io.loopwarden.engine.thread.AgentThreads;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that turns records into reports. It starts when there is something to report or to
 * watch, and never in a JVM without event loops or mistakes.
 *
 * <p>It looks at the rings twenty times a second instead of being woken: waking a thread is a
 * system call, and no event loop is to pay for one.
 */
final class ReporterThread implements Runnable {

  private static final long PERIOD_NANOS = 50_000_000;
  private static final int PERIODS_BETWEEN_CHORES = 20;

  private final LogThread log;
  private final PolicyReading policyReading;
  private final ReportWriter writer;
  private final Upkeep upkeep;
  private final Attempts attempts = new Attempts();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean hooked = new AtomicBoolean();
  private volatile @Nullable Thread exitHook;

  // Made once: a step made when it is due may itself run out of memory, outside of its attempt.
  private final Runnable warming = new Step(Step.WARM_UP);
  private final Runnable writing = new Step(Step.WRITE);
  private final Runnable maintaining = new Step(Step.MAINTAIN);
  private final Runnable flushing = new Step(Step.FLUSH);
  private final Runnable exiting = new Step(Step.EXIT);
  private final Runnable ending = new Step(Step.END);
  private final Runnable summing = new Step(Step.SUMMARY);

  ReporterThread(LogThread log, PolicyReading policyReading, ReportWriter writer, Upkeep upkeep) {
    this.log = log;
    this.policyReading = policyReading;
    this.writer = writer;
    this.upkeep = upkeep;
  }

  /** Starts the thread, unless it runs already. */
  void start() {
    if (!hooked.get()) {
      AgentThreads.startOnce(started, "loopwarden-reporter", this);
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

  /** Has nothing written when the JVM exits. */
  void removeExitHook() {
    Thread hook = exitHook;
    if (hook != null) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  @Override
  public void run() {
    attempts.run(policyReading);
    attempts.run(writing);
    attempts.run(warming);
    for (int period = 0; !AgentThreads.areEnded(); period = (period + 1) % PERIODS_BETWEEN_CHORES) {
      AgentThreads.pause(this, PERIOD_NANOS);
      if (period == 0) {
        attempts.run(maintaining);
      }
      attempts.run(writing);
    }
  }

  private void maintain() {
    policyReading.refresh();
    upkeep.everySecond();
    Event failed = attempts.failures();
    if (failed != null) {
      log.write(failed);
    }
  }

  // Named classes and no lambdas: this class is on the start path and on event loops, and the first
  // lambda of a JVM costs tens of milliseconds.

  private final class Step implements Runnable {
    static final int WARM_UP = 0;
    static final int WRITE = 1;
    static final int MAINTAIN = 2;
    static final int FLUSH = 3;
    static final int EXIT = 4;
    static final int END = 5;
    static final int SUMMARY = 6;

    private final int number;

    Step(int number) {
      this.number = number;
    }

    @Override
    public void run() {
      switch (number) {
        case WARM_UP -> upkeep.warmUp();
        case WRITE -> writer.write();
        case MAINTAIN -> maintain();
        case FLUSH -> writer.flush();
        case EXIT -> upkeep.atExit();
        case SUMMARY -> writer.writeSummary();
        default -> upkeep.afterSummary();
      }
    }
  }

  private final class Finish implements Runnable {
    @Override
    public void run() {
      finish();
      log.awaitWritten();
    }
  }

  /** The JVM exits: writes what is left, and the summary. */
  private void finish() {
    synchronized (writer) { // nothing is written in between
      attempts.run(flushing); // stalls wait for the calls of their iterations
      attempts.run(exiting);
      attempts.run(flushing);
      attempts.run(summing);
      attempts.run(ending);
      attempts.run(flushing);
    }
  }
}
