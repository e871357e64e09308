package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.loop.Completers;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.IdleSelect;
import io.loopwarden.engine.loop.StartingLoops;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.LoopRecorder;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.record.Thresholds;
import io.loopwarden.engine.refusal.DeclaredThreads;
import io.loopwarden.engine.refusal.RefusalPolicy;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.thread.AgentThreads;
import io.loopwarden.engine.watchdog.LoopWatch;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenEngine;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the hooks call. Runs on the application's threads: nothing here may block or log. */
final class Watch implements LoopwardenEngine {

  private final Catalogue catalogue;
  private final Thresholds thresholds;
  private final EventLoopTypes eventLoops;
  private final IdleSelect idleSelect =
      new IdleSelect(LoopwardenHooks.class.getPackageName() + ".Loopwarden");
  private final RefusalPolicy refusals;
  private final DeclaredThreads declared;
  private final boolean throwing;
  private final Reporter reporter;
  private final Watchdog watchdog;
  private final JfrEvents jfr;
  private final AtomicBoolean watching = new AtomicBoolean();
  private final Scopes scopes;
  private final StartingLoops starting;
  private final Function<String, RuntimeException> exceptions;

  Watch(
      Catalogue catalogue,
      Thresholds thresholds,
      EventLoopTypes eventLoops,
      CodeOwners owners,
      Policy policy,
      DeclaredThreads declared,
      boolean throwing,
      Reporter reporter,
      Watchdog watchdog,
      JfrEvents jfr,
      Scopes scopes,
      StartingLoops starting,
      Function<String, RuntimeException> exceptions) {
    this.catalogue = catalogue;
    this.thresholds = thresholds;
    this.eventLoops = eventLoops;
    this.refusals = new RefusalPolicy(catalogue, owners, policy);
    this.declared = declared;
    this.throwing = throwing;
    this.reporter = reporter;
    this.watchdog = watchdog;
    this.jfr = jfr;
    this.scopes = scopes;
    this.starting = starting;
    this.exceptions = exceptions;
  }

  @Override
  public boolean isEventLoop(Object executor) {
    return eventLoops.isEventLoop(executor.getClass());
  }

  @Override
  public void loopStarted(LoopwardenLoop loop) {
    loop.recorder = reporter.recorder().loop(loop);
    loop.watch = watchdog.watch(loop);
    startWatchdog();
    reporter.watching(loop.thread.getName());
  }

  @Override
  public void executorStarted(LoopwardenLoop loop) {
    watchdog.executorStarted((LoopWatch) loop.watch);
  }

  /** Starts the watchdog's thread, unless it runs: its first steps take a while. */
  void startWatchdog() {
    AgentThreads.startOnce(watching, "loopwarden-watchdog", watchdog);
  }

  @Override
  public void loopEnded(LoopwardenLoop loop) {
    Recorder.end((LoopRecorder) loop.recorder);
    watchdog.forget((LoopWatch) loop.watch);
  }

  @Override
  public boolean isIdling() {
    return idleSelect.isOnStack();
  }

  @Override
  public boolean isCompletedHere(Object completer) {
    return Completers.isCurrentLoop(completer);
  }

  @Override
  public void deadlocked(LoopwardenLoop loop, int code) {
    ((LoopRecorder) loop.recorder)
        .deadlocked(Operation.numberOf(code), Work.of(loop, scopes.of(loop)));
  }

  @Override
  public void begun(LoopwardenLoop loop) {
    loop.recorded = jfr.begin();
  }

  @Override
  public void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
    LoopRecorder recorder = (LoopRecorder) loop.recorder;
    int number = Operation.numberOf(code);
    Object recorded = loop.recorded;
    loop.recorded = null;
    if (thresholds.reached(number, blocking, durationNanos)) {
      loop.recordedNanos += durationNanos;
      if (recorded != null) {
        Operation operation = catalogue.operation(number);
        jfr.end(recorded, operation.name(), operation.category());
      }
      long endNanos = loop.callSinceNanos() + durationNanos;
      recorder.blocked(
          number, loop.waited, durationNanos, endNanos, Work.of(loop, scopes.of(loop)));
    } else {
      recorder.passed(number);
    }
  }

  @Override
  public void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    watchdog.ended((LoopWatch) loop.watch, startNanos, endNanos);
  }

  @Override
  public void scheduled(LoopwardenLoop loop, Object task) {
    watchdog.causality().scheduled(task);
  }

  @Override
  public void owned(Object executor, Object task) {
    scopes.scheduled(task);
    starting.queued(executor);
  }

  @Override
  public void starting(Thread thread) {
    declared.take(thread, this);
  }

  @Override
  public boolean mustNotBlock(LoopwardenLoop loop) {
    return declared.mustNotBlock(loop.thread);
  }

  @Override
  public @Nullable Throwable refusal(LoopwardenLoop loop, int code) {
    if (loop.declared) {
      Throwable refusal = declared.refusal(loop, code);
      if (refusal != null) {
        record(loop, code);
      }
      return refusal;
    }
    return throwing ? refusalByMode(loop, code) : null;
  }

  private void record(LoopwardenLoop loop, int code) {
    ((LoopRecorder) loop.recorder)
        .blocked(
            Operation.numberOf(code), false, 0, System.nanoTime(), Work.of(loop, scopes.of(loop)));
  }

  private @Nullable Throwable refusalByMode(LoopwardenLoop loop, int code) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    Operation operation = catalogue.operation(Operation.numberOf(code));
    if (!refusals.mayRefuse(operation, stack)) {
      return null; // it runs, and is judged when it ends
    }
    RuntimeException refusal =
        exceptions.apply(
            operation.name()
                + " would block event loop "
                + loop.thread.getName()
                + ". "
                + refusals.remedy(operation, stack));
    refusal.setStackTrace(RefusalPolicy.withoutOwnFrames(stack));
    record(loop, code);
    return refusal;
  }
}
