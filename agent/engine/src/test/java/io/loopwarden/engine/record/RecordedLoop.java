package io.loopwarden.engine.record;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.CollectedReports;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread as an event loop that records, through the real hooks; only the durations are the
 * test's.
 */
final class RecordedLoop extends RecordingEngine implements AutoCloseable {

  static final Catalogue CATALOGUE = CatalogueReader.load();
  static final Operation SLEEP = CATALOGUE.operation("java.lang.Thread.sleep");
  static final Operation CONNECT = CATALOGUE.operation("java.net.Socket.connect");
  static final Operation NEXT = CATALOGUE.operation("java.sql.ResultSet.next");

  /** Test classes are in one folder, so they would all be the application's. */
  private static final String FRAMEWORKS = ",application=!io.netty.*";

  final Configuration configuration;
  final CodeOwners owners;
  final Policy policy;
  final Judge judge;
  final Recorder recorder;
  private final Thresholds thresholds;
  final LoopRecorder loop;
  final Thread thread;
  private final CollectedReports<BlockingCall> collected =
      new CollectedReports<>(BlockingCall.class);
  final List<BlockingCall> reports = collected.all;
  private final @Nullable LoopwardenLoop iterating;
  private long nextNanos;

  /** What the platform is said to have added to calls. */
  final SetShare platform = new SetShare();

  /** Whether the calls that follow may be too short to count. */
  boolean hasThresholds;

  /** Whether the calls that follow may be counted without a look at their stacks. */
  boolean sampling;

  /** Whether the calls that follow are refused, since nobody but this loop could end them. */
  boolean deadlocking;

  /**
   * What happens while the calls that follow wait for what nobody but this loop can do; the end of
   * one without a duration is lost.
   */
  @Nullable Runnable whileDeadlocked;

  /**
   * Makes the current thread an event loop.
   *
   * @param options as in the agent's argument
   */
  RecordedLoop(String options) {
    this(options, Thread.currentThread());
  }

  /** Makes another thread an event loop. */
  RecordedLoop(String options, Thread thread) {
    this(options, thread, null);
  }

  /** Makes the current thread an event loop whose iterations are known. */
  static RecordedLoop withIterations(String options) {
    Thread thread = Thread.currentThread();
    return new RecordedLoop(options, thread, new LoopwardenLoop(thread, null));
  }

  private RecordedLoop(String options, Thread thread, @Nullable LoopwardenLoop iterating) {
    this.iterating = iterating;
    this.thread = thread;
    configuration = ConfigurationReader.read(options + FRAMEWORKS, CATALOGUE.categories());
    policy = new Policy(configuration, CATALOGUE.categories());
    if (!configuration.problems().isEmpty() || !policy.read().isEmpty()) {
      throw new AssertionError("not understood: " + options);
    }
    judge = new Judge(configuration, policy, List.of(collected));
    owners = new CodeOwners(configuration, null);
    recorder = new Recorder(CATALOGUE, configuration, owners, policy, platform, judge);
    loop = iterating == null ? recorder.loop(thread) : recorder.loop(iterating);
    thresholds = new Thresholds(CATALOGUE, configuration);
    connect(SLEEP.code());
    LoopwardenLoops.register(thread, this);
  }

  /** The duration of the calls that follow. */
  RecordedLoop lasting(long nanos) {
    nextNanos = nanos;
    return this;
  }

  @Override
  public void called(LoopwardenLoop ignored, int code, boolean blocking, long durationNanos) {
    if (whileDeadlocked != null) {
      waitInVain(LoopwardenOperationCode.numberOf(code), whileDeadlocked);
    } else if (deadlocking) {
      int operation = LoopwardenOperationCode.numberOf(code);
      loop.record(operation, CallPath.Kind.DEADLOCK, 0, 0, System.nanoTime(), null);
    } else if (!hasThresholds
        || thresholds.reached(LoopwardenOperationCode.numberOf(code), blocking, nextNanos)) {
      int operation = LoopwardenOperationCode.numberOf(code);
      if (!sampling || !loop.counted(operation, nextNanos, System.nanoTime())) {
        loop.blocked(operation, false, nextNanos, System.nanoTime(), null);
      }
    } else {
      tooShort(LoopwardenOperationCode.numberOf(code), blocking);
    }
  }

  private void waitInVain(int operation, Runnable meanwhile) {
    loop.record(operation, CallPath.Kind.DEADLOCK_BEGINS, 0, 0, System.nanoTime(), null);
    meanwhile.run();
    if (nextNanos > 0) {
      loop.record(operation, CallPath.Kind.DEADLOCK, 0, nextNanos, System.nanoTime(), null);
    }
  }

  private void tooShort(int operation, boolean blocking) {
    loop.passed(operation);
    int category = thresholds.category(operation);
    if (loop.addShort(category, nextNanos, thresholds.nanos(operation, blocking))) {
      loop.sample(operation, category, System.nanoTime(), null);
    }
  }

  void iterationBegins() {
    Objects.requireNonNull(iterating).metrics.found(System.nanoTime());
  }

  void iterationEnds() {
    LoopwardenLoopMetrics metrics = Objects.requireNonNull(iterating).metrics;
    metrics.lost(metrics.busySinceNanos());
  }

  /** The fingerprints of the problems that were reported. */
  List<String> fingerprints() {
    List<String> fingerprints = new ArrayList<>();
    for (BlockingCall report : reports) {
      fingerprints.add(report.finding().fingerprint());
    }
    return fingerprints;
  }

  /** How many blocking calls were reported up to now. */
  int drain() {
    recorder.drain();
    return reports.size();
  }

  Summary summary() {
    recorder.drain();
    return recorder.summary();
  }

  @Override
  public void close() {
    LoopwardenLoops.unregister(thread, this);
  }

  /** A share that a test sets. */
  static final class SetShare implements PlatformShare {

    /** The part of each call that is the platform's, from 0 to 1. */
    double share;

    /** Whether it is known already. */
    boolean isKnown = true;

    @Override
    public boolean isKnownUntil(long nanos) {
      return isKnown;
    }

    @Override
    public long nanos(long beginNanos, long endNanos) {
      return (long) (share * (endNanos - beginNanos));
    }
  }
}
