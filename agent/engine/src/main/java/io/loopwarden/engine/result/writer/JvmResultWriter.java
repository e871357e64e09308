package io.loopwarden.engine.result.writer;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.ran.MethodRuns;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.record.Summary;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.JvmResultFile;
import io.loopwarden.engine.result.LoopTimes;
import io.loopwarden.engine.result.RanMethods;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.LoopTotals;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import io.loopwarden.engine.watchdog.figures.StallSummary;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves this JVM's result in the folder of the option {@code results}: at its start, when little
 * can be told, so that a JVM that is killed is missed; about every ten seconds, if there is news;
 * and at its end. Runs on the reporter's thread, and on that of the JVM's exit.
 */
public final class JvmResultWriter implements Runnable {

  private static final int SECONDS_BETWEEN_PARTS = 10;

  private final File folder;
  private final String version;
  private final Policy policy;
  private final Recorder recorder;
  private final Notifications notifications;
  private final Watchdog watchdog;
  private final Judge judge;
  private final @Nullable MethodRuns runs;
  private final long startMillis = System.currentTimeMillis();

  /** Guarded by this. */
  private @Nullable JvmResultFile file;

  private int seconds;
  private long written = -1;
  private boolean ended;

  private JvmResultWriter(
      File folder,
      String version,
      Policy policy,
      Recorder recorder,
      Notifications notifications,
      Watchdog watchdog,
      Judge judge,
      @Nullable MethodRuns runs) {
    this.folder = folder;
    this.version = version;
    this.policy = policy;
    this.recorder = recorder;
    this.notifications = notifications;
    this.watchdog = watchdog;
    this.judge = judge;
    this.runs = runs;
  }

  /** Reports a folder that cannot be used, before anything is found that would go there. */
  public static Configuration checked(Configuration configuration) {
    String path = configuration.get(Options.RESULTS);
    if (path.isEmpty()) {
      return configuration;
    }
    File folder = new File(path).getAbsoluteFile();
    // Another JVM may make the folder at this very moment: only what is there then matters.
    if ((folder.mkdirs() || folder.isDirectory()) && folder.canWrite()) {
      return configuration;
    }
    return configuration.with(
        List.of(new Problem(Options.RESULTS.key(), path, Options.RESULTS.type().allowed())));
  }

  /**
   * What keeps the result; null if the user wants none, or it was reported why there is none.
   *
   * @param runs the methods that run; null if that is not kept
   */
  public static @Nullable JvmResultWriter of(
      Configuration configuration,
      String version,
      Policy policy,
      Recorder recorder,
      Notifications notifications,
      Watchdog watchdog,
      Judge judge,
      @Nullable MethodRuns runs) {
    String path = configuration.get(Options.RESULTS);
    for (Problem problem : configuration.problems()) {
      if (problem.key().equals(Options.RESULTS.key())) {
        return null;
      }
    }
    return path.isEmpty()
        ? null
        : new JvmResultWriter(
            new File(path).getAbsoluteFile(),
            version,
            policy,
            recorder,
            notifications,
            watchdog,
            judge,
            runs);
  }

  /** To be called about once a second. */
  public synchronized void refresh() {
    if (!ended && seconds++ % SECONDS_BETWEEN_PARTS == 0) {
      JvmResult result = result(false);
      long events = result.eventLoops();
      for (JvmProblem finding : result.findings()) {
        events += finding.occurrences();
      }
      if (events != written) {
        written = events;
        write(result);
      }
    }
  }

  /** The JVM exits. */
  @Override
  public synchronized void run() {
    ended = true;
    write(result(true));
  }

  /** Deletes what was written, and writes nothing from now on: the agent's start has failed. */
  public synchronized void discard() {
    ended = true;
    if (file != null) {
      file.delete();
    }
  }

  private JvmResult result(boolean ended) {
    Summary summary = recorder.summary();
    StallSummary stalls = watchdog.get();
    return new JvmResult(
        version,
        ProcessHandle.current().pid(),
        startMillis,
        System.currentTimeMillis(),
        ended,
        summary.eventLoops(),
        summary.belowThreshold(),
        summary.allowed() + stalls.allowed(),
        summary.unclassified() + stalls.unclassified(),
        loopTimes(stalls),
        JvmLoopGroups.of(stalls.loops(), judge.history()),
        JvmProblems.of(judge, policy),
        ran());
  }

  private RanMethods ran() {
    return runs == null ? RanMethods.unknown() : new RanMethods(runs.onLoops(), runs.elsewhere());
  }

  private static LoopTimes loopTimes(StallSummary summary) {
    LoopTimes times = LoopTimes.unknown();
    for (LoopFigures loop : summary.loops()) {
      LoopTotals total = loop.total();
      times = times.plus(total.spanNanos(), total.busyNanos(), total.queueDelays());
    }
    Map<String, Long> routes = new LinkedHashMap<>();
    for (RouteTime route : summary.routes()) {
      routes.put(route.name(), route.nanos());
    }
    return times.plus(routes);
  }

  private void write(JvmResult result) {
    JvmResultFile target = file;
    if (target == null) {
      target = new JvmResultFile(folder.toPath(), startMillis, result.pid());
      file = target;
    }
    try {
      target.write(result);
    } catch (IOException | RuntimeException e) {
      notifications.problem("results_not_written", target.path() + " cannot be written: " + e);
    }
  }
}
