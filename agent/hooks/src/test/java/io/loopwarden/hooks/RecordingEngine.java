package io.loopwarden.hooks;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that notes what it hears. */
class RecordingEngine implements LoopwardenHookCallbacks {

  /** A finished operation, as the engine heard of it. */
  record Call(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {}

  final List<Object> owned = new CopyOnWriteArrayList<>();
  // Queues, because some tests begin and end a hundred thousand event loops.
  final Queue<LoopwardenLoop> started = new ConcurrentLinkedQueue<>();
  final Queue<LoopwardenLoop> executors = new ConcurrentLinkedQueue<>();
  final Queue<LoopwardenLoop> ended = new ConcurrentLinkedQueue<>();
  final List<Integer> asked = new CopyOnWriteArrayList<>();
  final List<Integer> deadlocks = new CopyOnWriteArrayList<>();
  final List<Integer> begunDeadlocks = new CopyOnWriteArrayList<>();
  boolean idling;
  final List<Long> stalls = new CopyOnWriteArrayList<>();
  final List<Object> scheduled = new CopyOnWriteArrayList<>();

  /** What the engine does itself when it hears of a request, an exchange or a task. */
  Runnable ownWork = () -> {};

  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** Executors are event loops if they are strings that begin with "loop". */
  @Override
  public boolean isEventLoop(Object executor) {
    return executor instanceof String name && name.startsWith("loop");
  }

  @Override
  public void loopStarted(LoopwardenLoop loop) {
    started.add(loop);
  }

  @Override
  public void executorStarted(LoopwardenLoop loop) {
    executors.add(loop);
  }

  @Override
  public void loopEnded(LoopwardenLoop loop) {
    ended.add(loop);
  }

  @Override
  public Throwable refusal(LoopwardenLoop loop, int code) {
    asked.add(code);
    return null;
  }

  /** The event loop completes what depends on itself, under its name. */
  @Override
  public boolean isCompletedHere(Object completer) {
    return completer.equals("this loop");
  }

  @Override
  public void deadlocked(LoopwardenLoop loop, int code, boolean waits) {
    (waits ? begunDeadlocks : deadlocks).add(code);
    ownWork.run();
  }

  @Override
  public boolean isIdling() {
    return idling;
  }

  @Override
  public void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
    calls.add(new Call(loop, code, blocking, durationNanos));
  }

  @Override
  public void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    stalls.add(endNanos - startNanos);
  }

  @Override
  public void scheduled(LoopwardenLoop loop, Object task) {
    scheduled.add(task);
    ownWork.run();
  }

  @Override
  public void requestBegins(LoopwardenLoop loop) {
    ownWork.run();
  }

  @Override
  public void exchangeBegins(LoopwardenLoop loop, Object exchange) {
    ownWork.run();
  }

  @Override
  public void exchangeConnects(Object exchange, Object operations) {
    ownWork.run();
  }

  @Override
  public void begun(LoopwardenLoop loop) {
    loop.recorded = this;
  }

  @Override
  public void owned(Object executor, Object task) {
    owned.add(task);
    ownWork.run();
  }
}
