package io.loopwarden.engine.metrics.export;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.JmxMode;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.health.HealthStatus;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.OccurrenceCounts;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.metrics.bridge.SpanProblems;
import io.loopwarden.engine.metrics.jmx.JmxBeans;
import io.loopwarden.engine.metrics.jmx.PlatformServer;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.pool.PoolWatch;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.watchdog.Watchdog;
import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics and their ways out, which the thread that starts the JVM and that of the reporter
 * open, under the lock. Nothing is counted, and almost no class is loaded, before the first way out
 * opens: by option, or once the JVM has a platform MBean server.
 */
public final class Metrics implements Sink {

  private static final String MANAGEMENT = "java.management";

  private final ConfiguredWaysOut configured;
  private JmxMode jmx;
  private @Nullable Watchdog watchdog;
  private @Nullable Recorder recorder;
  private @Nullable Outputs outputs;
  private @Nullable Notifications notifications;
  private @Nullable Reporter reporter;
  private @Nullable Supplier<ReportPage> page;
  private @Nullable Supplier<HealthStatus> health;
  private @Nullable PoolWatch pools;
  private @Nullable Measurements measurements;
  private @Nullable MetricsThread thread;
  private volatile @Nullable OccurrenceCounts occurrences;
  private volatile @Nullable SpanProblems spans;

  /**
   * Makes metrics that count nothing yet.
   *
   * @param version this build's version
   */
  public Metrics(Configuration configuration, Instrumentation instrumentation, String version) {
    this.configured = new ConfiguredWaysOut(configuration, instrumentation, version);
    this.jmx = configuration.get(MetricsOptions.JMX);
  }

  /**
   * Sets what the numbers are read from. To be called once, before all that follows.
   *
   * @param page what was found so far, for the HTML report
   * @param health whether event loops answer
   * @param pools the pools that event loops hand work to
   */
  public void connect(
      Watchdog watchdog,
      Recorder recorder,
      Outputs outputs,
      Notifications notifications,
      Reporter reporter,
      Supplier<ReportPage> page,
      Supplier<HealthStatus> health,
      PoolWatch pools) {
    this.pools = pools;
    this.watchdog = watchdog;
    this.recorder = recorder;
    this.outputs = outputs;
    this.notifications = notifications;
    this.reporter = reporter;
    this.page = page;
    this.health = health;
  }

  /** Opens the ways out that options ask for. */
  public void start() {
    if (!configured.isEmpty()) {
      openConfigured();
    }
  }

  private synchronized void openConfigured() {
    Measurements numbers = measurements();
    MetricsThread running = thread;
    if (numbers != null
        && running != null
        && outputs != null
        && notifications != null
        && health != null) {
      for (WayOut wayOut : configured.make(numbers, outputs, notifications, health)) {
        running.add(wayOut);
      }
      spans = configured.spans();
    }
  }

  /** The JVM exits: ways out hand on what has not left yet. */
  public void atExit() {
    MetricsThread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.atExit();
    }
  }

  /** Opens ways out that have become possible. Runs on the reporter's thread. */
  public void everySecond() {
    startThread();
    try {
      openJmxIfPossible();
    } catch (RuntimeException | LinkageError e) {
      jmx = JmxMode.FALSE; // an MBean server of the host's own that does not answer
    }
  }

  /** Again, where the host had used up all threads. */
  private synchronized void startThread() {
    MetricsThread running = thread;
    if (running != null) {
      running.start();
    }
  }

  private void openJmxIfPossible() {
    if (jmx == JmxMode.FALSE) {
      return;
    }
    if (ModuleLayer.boot().findModule(MANAGEMENT).isEmpty()) {
      if (jmx == JmxMode.TRUE && notifications != null) {
        notifications.problem(
            "jmx_unavailable", "this JVM runs without " + MANAGEMENT + ": jmx=true has no effect");
      }
      jmx = JmxMode.FALSE;
    } else if (jmx == JmxMode.TRUE || PlatformServer.exists()) {
      openJmx();
      jmx = JmxMode.FALSE; // it is done
    }
  }

  private synchronized void openJmx() {
    Measurements numbers = measurements();
    MetricsThread running = thread;
    if (numbers != null && running != null && reporter != null && page != null && health != null) {
      running.add(new JmxBeans(numbers, reporter, page, health));
    }
  }

  private @Nullable Measurements measurements() {
    if (measurements == null && watchdog != null && recorder != null && outputs != null) {
      OccurrenceCounts counts = new OccurrenceCounts(watchdog::groupOf);
      measurements = new Measurements(watchdog, recorder, outputs, counts);
      if (pools != null) {
        measurements.addPools(pools::figures);
      }
      thread = new MetricsThread(measurements);
      occurrences = counts;
    }
    return measurements;
  }

  @Override
  public void counted(Incident incident, Decision decision) {
    OccurrenceCounts counts = occurrences;
    if (counts != null) {
      counts.count(incident, decision.outcome());
    }
    SpanProblems inSpans = spans;
    if (inSpans != null) {
      inSpans.count(incident, decision);
    }
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return false;
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    // it wants none
  }

  @Override
  public void missed() {
    // the judge has counted the occurrence, and the problem's numbers have it
  }
}
