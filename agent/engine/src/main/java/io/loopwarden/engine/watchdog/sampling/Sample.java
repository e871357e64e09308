package io.loopwarden.engine.watchdog.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop was seen doing at one moment of an iteration.
 *
 * @param weightNanos the time that this sample stands for: since the one before
 * @param state what the thread did
 * @param stack its stack, innermost first; if its carrier was held, that of the thread which held
 *     it
 * @param step which of the loop's tasks and channel events it was
 * @param task the class of the task, or an empty string
 * @param other the thread that it waited for, or that held its carrier, if there was one
 * @param monitor the monitor that it waited for, or null
 * @param wasLockedOut whether it waited for that monitor since the sample before, and its owner
 *     waited as well: no platform took that time
 */
public record Sample(
    long weightNanos,
    State state,
    List<StackTraceElement> stack,
    long step,
    String task,
    @Nullable OtherThread other,
    @Nullable String monitor,
    boolean wasLockedOut) {

  /** Whether the thread waited for a monitor of a thread that waited itself. */
  public boolean isLockedOut() {
    return state == State.BLOCKED && other != null && other.isWaiting();
  }

  /** Whether it did so, and the same thread has that monitor now, and waits. */
  boolean isStillLockedOut(OtherThread owner, @Nullable String ownersMonitor) {
    return isLockedOut()
        && monitor != null
        && monitor.equals(ownersMonitor)
        && owner.isWaiting()
        && other != null
        && other.id() == owner.id();
  }

  /** Whether a static initialiser is on the stack. */
  public boolean isInInitialiser() {
    return isInInitialiser(stack);
  }

  /**
   * Whether the thread loads, links or initialises code, or waits for a monitor or lock of a thread
   * that does so.
   */
  public boolean isLoading() {
    return state == State.CLASS_INIT
        || isLoading(stack)
        || (state == State.BLOCKED || state == State.WAITING)
            && other != null
            && isLoading(other.stack());
  }

  /** Whether the thread loads or links code: a class, a lambda, a method handle. */
  public boolean isLinking() {
    return isLinking(stack);
  }

  /** Whether the thread with a stack loads, links or initialises code. */
  public static boolean isLoading(List<StackTraceElement> stack) {
    return isInInitialiser(stack) || isLinking(stack);
  }

  private static boolean isInInitialiser(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLinking(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("loadClass")
          || frame.getClassName().equals("java.lang.invoke.MethodHandleNatives")) {
        return true;
      }
    }
    return false;
  }

  /** What a thread does, as far as blame goes. */
  public enum State {
    /** It runs, or could run. */
    RUNNING,
    /** It is in native code, or sleeps in the kernel. */
    NATIVE,
    /** It waits for a monitor. */
    BLOCKED,
    /** It waits for another thread's signal. */
    WAITING,
    /** It waits for another thread to initialise a class. */
    CLASS_INIT,
    /** It is a virtual thread that could run, and another one holds its carrier. */
    HELD,
    /** A debugger, or the like, holds it. */
    SUSPENDED
  }
}
