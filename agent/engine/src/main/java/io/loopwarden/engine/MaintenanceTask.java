package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.metrics.export.Metrics;
import io.loopwarden.engine.page.writer.ReportFile;
import io.loopwarden.engine.pool.PoolWatch;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Upkeep;
import io.loopwarden.engine.result.writer.JvmResultWriter;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.timeline.Timeline;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.weave.Installation;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about once a second: unregisters event loops whose threads ended without a
 * notice, begins to weave the JDK where that could not be begun, to look at pools once there are
 * any, asks whether JFR records, opens ways out of the metrics that have become possible, and
 * reports once which custom operations no class has. Runs on the reporter's thread.
 */
final class MaintenanceTask implements Upkeep {

  /** By then the start of most programs is over. */
  private static final int SECONDS_TO_PREPARE = 3;

  /** Classes are loaded when they are needed: by then a program has begun its work. */
  private static final int SECONDS_TO_MATCH = 60;

  /** A stall that has just ended is judged at the watchdog's next visit. */
  private static final int MOST_PAUSES_AT_EXIT = 10;

  private static final long PAUSE_AT_EXIT_NANOS = 5_000_000;

  private final WarmUp warmUp;
  private final Weavings weavings;
  private final LoopwardenHookCallbacks engine;
  private final Installation installation;
  private final Watchdog watchdog;
  private final PoolWatch pools;
  private final Notifications notifications;
  private final JfrEvents jfr;
  private final Metrics metrics;
  private final @Nullable JvmResultWriter result;
  private final @Nullable ReportFile reportFile;
  private final @Nullable Timeline timeline;
  private int seconds;

  MaintenanceTask(
      WarmUp warmUp,
      Weavings weavings,
      LoopwardenHookCallbacks engine,
      Installation installation,
      Watchdog watchdog,
      PoolWatch pools,
      Notifications notifications,
      JfrEvents jfr,
      Metrics metrics,
      @Nullable JvmResultWriter result,
      @Nullable ReportFile reportFile,
      @Nullable Timeline timeline) {
    this.timeline = timeline;
    this.warmUp = warmUp;
    this.weavings = weavings;
    this.result = result;
    this.reportFile = reportFile;
    this.jfr = jfr;
    this.metrics = metrics;
    this.engine = engine;
    this.installation = installation;
    this.watchdog = watchdog;
    this.pools = pools;
    this.notifications = notifications;
  }

  @Override
  public void warmUp() {
    warmUp.run();
  }

  @Override
  public void everySecond() {
    weavings.startIfMissed();
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (loop.thread.getState() == Thread.State.TERMINATED) {
        LoopwardenLoops.unregister(loop.thread, engine);
      }
    }
    pools.startIfNeeded();
    jfr.refresh();
    LoopwardenHooks.record(jfr.isRecording());
    metrics.everySecond();
    if (result != null) {
      result.refresh();
    }
    if (++seconds == SECONDS_TO_PREPARE) {
      warmUp.prepareReporter();
    } else if (seconds == SECONDS_TO_MATCH) {
      reportUnmatched();
    }
  }

  private void reportUnmatched() {
    for (Operation operation : installation.neverMatched()) {
      notifications.problem(
          "operation_never_matched",
          operation.name() + " is none of the methods of any class that was loaded so far");
    }
  }

  @Override
  public void atExit() {
    for (int i = 0; i < MOST_PAUSES_AT_EXIT && watchdog.isJudging(); i++) {
      AgentThreads.pause(this, PAUSE_AT_EXIT_NANOS);
    }
    if (seconds < SECONDS_TO_MATCH) {
      reportUnmatched();
    }
  }

  @Override
  public void afterSummary() {
    if (result != null) {
      result.run();
    }
    if (reportFile != null) {
      reportFile.run();
    }
    if (timeline != null) {
      timeline.atExit();
    }
    metrics.atExit();
  }
}
