package io.loopwarden.engine.backstop;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Mode;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.jfr.Backstop;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.jfr.VirtualThreads;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.CallListener;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.report.Notifications;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources that the user may switch on beside weaving: JFR as a backstop, and virtual threads.
 * Nothing of them is loaded before that.
 */
public final class JfrSources {

  /** What JFR's own default recordings use; shorter waits are too many to stream. */
  private static final Duration BACKSTOP_THRESHOLD = Duration.ofMillis(10);

  private final Configuration configuration;
  private final CodeOwners owners;
  private final Policy policy;
  private final Judge judge;
  private final Notifications notifications;
  private final Recorder recorder;
  private final RecordedIntervals recorded;

  /** What runs, to be closed if the agent's start fails; guarded by itself. */
  private final List<AutoCloseable> sources = new ArrayList<>();

  public JfrSources(
      Configuration configuration,
      CodeOwners owners,
      Policy policy,
      Judge judge,
      Notifications notifications,
      Recorder recorder,
      RecordedIntervals recorded) {
    this.configuration = configuration;
    this.owners = owners;
    this.policy = policy;
    this.judge = judge;
    this.notifications = notifications;
    this.recorder = recorder;
    this.recorded = recorded;
  }

  /** An empty history of what weaving records, for as long as it matters to JFR. */
  public static RecordedIntervals recordedIntervals() {
    return new RecordedIntervals(BACKSTOP_THRESHOLD.toNanos());
  }

  /** Starts what watches virtual threads, if the user wants that. */
  public void start(Instrumentation instrumentation) {
    if (configuration.get(Options.VIRTUAL_THREADS)) {
      JfrFindings findings = findings();
      keep(
          VirtualThreads.start(
              configuration.get(Options.STALL_THRESHOLD),
              instrumentation,
              findings::pinned,
              findings::held,
              this::problem));
    }
  }

  /** Starts what watches event loops by JFR, if the user wants that. */
  public void eventLoopsAppear() {
    if (configuration.get(Options.JFR_BACKSTOP)) {
      JfrFindings findings = findings();
      CallListener intervals = recorded::add;
      recorder.listener(intervals);
      keep(
          Backstop.start(
              BACKSTOP_THRESHOLD, JfrFindings::isEventLoop, findings::seen, this::problem));
    }
  }

  private void keep(AutoCloseable source) {
    synchronized (sources) {
      sources.add(source);
    }
  }

  /** Ends what was started. */
  public void end() {
    synchronized (sources) {
      for (AutoCloseable source : sources) {
        try {
          source.close();
        } catch (Exception e) {
          // its thread ends by itself
        }
      }
      sources.clear();
    }
  }

  private JfrFindings findings() {
    return new JfrFindings(owners, policy, recorded, judge, this::reportComes);
  }

  /** In a JVM without event loops nothing else starts the thread that has the log finished. */
  private void reportComes() {
    if (configuration.get(Options.MODE) != Mode.COUNT) {
      notifications.startReporter();
    }
  }

  private void problem(String message) {
    notifications.problem("jfr", message);
  }
}
