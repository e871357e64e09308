package io.loopwarden.engine;

import io.loopwarden.engine.loop.Completers;
import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.IdleSelect;
import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.loop.StartingLoops;
import io.loopwarden.engine.record.CallReceiver;
import io.loopwarden.engine.record.IterationDelay;
import io.loopwarden.engine.record.LoopRecorder;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.refusal.Refusals;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.timeline.Timeline;
import io.loopwarden.engine.watchdog.LoopWatch;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.work.FollowedRequests;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenOperationCode;
import org.jspecify.annotations.Nullable;

/** What the hooks call. Runs on the application's threads: nothing here may block or log. */
final class HookListener implements LoopwardenHookCallbacks {

  private final IdleSelect idleSelect = new IdleSelect();
  private final EventLoopTypes eventLoops;
  private final StartingLoops starting;
  private final Recorder recorder;
  private final CallReceiver calls;
  private final Scopes scopes;
  private final Refusals refusals;
  private final Watchdog watchdog;
  private final @Nullable Timeline timeline;
  private final Notifications notifications;
  private final long stallNanos;

  /**
   * Connects these.
   *
   * @param stallNanos an iteration that takes so long is a stall
   */
  HookListener(
      long stallNanos,
      EventLoopTypes eventLoops,
      StartingLoops starting,
      Recorder recorder,
      CallReceiver calls,
      Scopes scopes,
      Refusals refusals,
      Watchdog watchdog,
      @Nullable Timeline timeline,
      Notifications notifications) {
    this.stallNanos = stallNanos;
    this.timeline = timeline;
    this.eventLoops = eventLoops;
    this.starting = starting;
    this.recorder = recorder;
    this.calls = calls;
    this.scopes = scopes;
    this.refusals = refusals;
    this.watchdog = watchdog;
    this.notifications = notifications;
  }

  @Override
  public boolean isEventLoop(Object executor) {
    return eventLoops.isEventLoop(executor.getClass());
  }

  @Override
  public void loopStarted(LoopwardenLoop loop) {
    loop.recorder = recorder.loop(loop);
    loop.watch = watchdog.watch(loop);
    prepare(loop);
    watchdog.start();
    notifications.watching(loop.thread.getName());
  }

  private static void prepare(LoopwardenLoop loop) {
    PendingTasks.prepare(loop.executor, loop.thread == Thread.currentThread());
  }

  @Override
  public void executorStarted(LoopwardenLoop loop) {
    prepare(loop);
    watchdog.executorStarted((LoopWatch) loop.watch);
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
  public void deadlocked(LoopwardenLoop loop, int code, boolean waits) {
    calls.deadlocked(loop, code, waits);
  }

  @Override
  public void begun(LoopwardenLoop loop) {
    calls.begun(loop);
  }

  @Override
  public void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
    boolean isRecorded = calls.ended(loop, code, blocking, durationNanos);
    if (isRecorded && durationNanos >= IterationDelay.LEAST_NANOS) {
      loop.delays()
          .blocked(loop, loop.callSinceNanos(), durationNanos, PendingTasks.of(loop.executor));
    }
  }

  @Override
  public void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    if (timeline != null) {
      timeline.iterationEnded(loop.thread.getId(), startNanos, endNanos);
    }
    if (endNanos - startNanos >= stallNanos) {
      watchdog.ended((LoopWatch) loop.watch, startNanos, endNanos);
    }
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
  public void requestBegins(LoopwardenLoop loop) {
    FollowedRequests.begin(loop);
  }

  @Override
  public void exchangeBegins(LoopwardenLoop loop, Object exchange) {
    FollowedRequests.exchangeBegins(loop, exchange);
  }

  @Override
  public void exchangeConnects(Object exchange, Object operations) {
    FollowedRequests.exchangeConnects(exchange, operations);
  }

  @Override
  public void starting(Thread thread) {
    refusals.declared().take(thread, this);
  }

  @Override
  public boolean mustNotBlock(LoopwardenLoop loop) {
    return refusals.declared().mustNotBlock(loop.thread);
  }

  @Override
  public @Nullable Throwable refusal(LoopwardenLoop loop, int code) {
    Throwable refusal = refusals.of(loop, code);
    if (refusal != null && (code & LoopwardenOperationCode.BLOCKING) != 0) {
      calls.refused(loop, code);
    }
    return refusal;
  }
}
