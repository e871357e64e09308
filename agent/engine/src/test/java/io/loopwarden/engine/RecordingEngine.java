package io.loopwarden.engine;

import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that notes what the hooks tell it. */
public class RecordingEngine implements LoopwardenHookCallbacks {

  /** The codes of the operations that ran, in order. */
  public final List<Integer> codes = new CopyOnWriteArrayList<>();

  /** What was said about executors and loops, in order. */
  public final List<String> events = new CopyOnWriteArrayList<>();

  /**
   * Makes the hooks tell this engine.
   *
   * @param nativeCode the code of every operation that is a native on JDK 17
   */
  public void connect(int nativeCode) {
    LoopwardenHooks.connect(this, nativeCode, nativeCode, nativeCode, false);
  }

  @Override
  public boolean isEventLoop(Object executor) {
    events.add("asked " + executor);
    return true;
  }

  @Override
  public void loopStarted(LoopwardenLoop loop) {
    events.add("started");
  }

  @Override
  public void loopEnded(LoopwardenLoop loop) {
    events.add("ended");
  }

  @Override
  public Throwable refusal(LoopwardenLoop loop, int code) {
    events.add("refused " + code);
    return null;
  }

  @Override
  public boolean isCompletedHere(Object completer) {
    return false;
  }

  @Override
  public void deadlocked(LoopwardenLoop loop, int code, boolean waits) {}

  @Override
  public boolean isIdling() {
    return false;
  }

  @Override
  public void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
    codes.add(code);
  }

  @Override
  public void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    events.add("stalled");
  }

  @Override
  public void scheduled(LoopwardenLoop loop, Object task) {
    events.add("scheduled " + task);
  }

  @Override
  public void begun(LoopwardenLoop loop) {
    loop.recorded = this;
  }

  @Override
  public void owned(Object executor, Object task) {}
}
