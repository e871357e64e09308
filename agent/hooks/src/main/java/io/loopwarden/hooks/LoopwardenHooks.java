package io.loopwarden.hooks;

import java.nio.channels.SelectableChannel;
import jdk.internal.vm.annotation.DontInline;

/**
 * The entry points of woven code that begin and end operations.
 *
 * <p>A woven method calls {@link #enter} first and hands what it got to {@link #exit} on every way
 * out. Off an event loop that is one look-up and one comparison with null. On an event loop the
 * outermost operation is timed; operations that it calls only lend it their nature, so that a
 * method that merely can block counts as blocking when it went to the network. What follows on an
 * event loop is never inlined: a call costs a nanosecond or two, while the bytes that the JIT would
 * add to a woven method count against what it is ready to inline of the application's own.
 */
public final class LoopwardenHooks {

  /** Null until the engine listens and after it gave up. */
  private static volatile LoopwardenHookCallbacks engine;

  /** Whether operations that block by nature are refused instead of run. */
  private static volatile boolean refusing;

  /** Whether threads that a program declares are asked about what merely can block, too. */
  private static volatile boolean strict;

  /** Whether somebody records every operation from its begin. */
  private static volatile boolean recording;

  /** When a call that makes something had a result last, or 0. */
  private static volatile long resultNanos;

  private LoopwardenHooks() {}

  /**
   * Connects the engine, which from now on is called.
   *
   * @param sleepCode the code of {@code Thread.sleep}
   * @param waitCode the code of {@code Object.wait}
   * @param syncCode the code of {@code FileDescriptor.sync}
   * @param refusing whether to ask {@link LoopwardenHookCallbacks#refusal} first
   */
  public static void connect(
      LoopwardenHookCallbacks engine, int sleepCode, int waitCode, int syncCode, boolean refusing) {
    LoopwardenNatives.connect(sleepCode, waitCode, syncCode);
    LoopwardenHooks.refusing = refusing;
    strict = false;
    LoopwardenHooks.engine = engine;
  }

  /** From now on {@link LoopwardenHookCallbacks#refusal} is asked first, whatever the mode. */
  public static void refuse() {
    refusing = true;
  }

  /**
   * From now on {@link LoopwardenHookCallbacks#refusal} is also asked about what merely can block,
   * on threads that the program declares; also if that is a part of another operation.
   *
   * @param yieldCode the code of {@code Thread.yield}
   */
  public static void beStrict(int yieldCode) {
    LoopwardenNatives.connectYield(yieldCode);
    strict = true;
  }

  /** Sets whether {@link LoopwardenHookCallbacks#begun} is called for every operation. */
  public static void record(boolean recording) {
    LoopwardenHooks.recording = recording;
  }

  static LoopwardenHookCallbacks engine() {
    return engine;
  }

  /**
   * Begins an operation. Null on a thread that is no event loop, and inside another operation.
   *
   * @param code the operation, a {@link LoopwardenOperationCode}
   */
  public static LoopwardenLoop enter(int code) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    return loop == null ? null : begin(loop, code);
  }

  /** Like {@link #enter}, for a channel that blocks only in its blocking mode. */
  public static LoopwardenLoop enterChannel(SelectableChannel channel, int code) {
    return channel.isBlocking() ? enter(code) : null;
  }

  /** Like {@link #enter}, for a method that has nothing left to do once {@code done} holds. */
  public static LoopwardenLoop enterUnless(boolean done, int code) {
    return done ? null : enter(code);
  }

  /** Like {@link #enter}, for a method that has nothing left to do once {@code result} exists. */
  public static LoopwardenLoop enterUnless(Object result, int code) {
    return result != null ? null : enter(code);
  }

  /**
   * Like {@link #enter}, for a stream: without a file, what it reads or writes is another
   * process's.
   *
   * @param path the path of its file, or null
   */
  public static LoopwardenLoop enterStream(Object path, int code) {
    LoopwardenLoop loop = enter(code);
    if (loop != null && path == null) {
      loop.waited = true;
    }
    return loop;
  }

  /** Like {@link #enter}, for a method that has something to do only if {@code pending} holds. */
  public static LoopwardenLoop enterIf(boolean pending, int code) {
    return pending ? enter(code) : null;
  }

  /** Like {@link #enter}, for a selector: on the event loop's own one, the loop is idle. */
  public static LoopwardenLoop enterSelect(Object selector, int code) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return null;
    }
    if (loop.code != LoopwardenOperationCode.NONE && !LoopwardenSelectors.heal(loop)) {
      return begin(loop, code);
    }
    if (loop.ownSelector != selector && !LoopwardenSelectors.isIdledOn(loop, selector, code)) {
      return begin(loop, code);
    }
    return LoopwardenIterations.idle(loop);
  }

  /** Ends what {@link #enter} began. */
  public static void exit(LoopwardenLoop loop) {
    if (loop != null) {
      end(loop);
    }
  }

  /** Ends what {@link #enter} began; forgets it if there was no result, such as a connection. */
  public static void exitWith(Object result, LoopwardenLoop loop) {
    if (result != null) {
      resultNanos = System.nanoTime();
      exit(loop);
    } else if (loop != null) {
      loop.code = LoopwardenOperationCode.NONE;
    }
  }

  /** Whether any thread got such a result since a time, by {@link System#nanoTime()}. */
  public static boolean hasResultSince(long nanos) {
    long last = resultNanos;
    return last != 0 && last - nanos >= 0;
  }

  /**
   * What the current thread does from now on is the agent's own work, and no operation of the
   * application's. Null, and nothing to {@link #resume}, off an event loop and inside an operation.
   */
  public static LoopwardenLoop pause() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    return loop == null ? null : pause(loop);
  }

  /** The same on the thread of a loop. */
  static LoopwardenLoop pause(LoopwardenLoop loop) {
    if (loop.code != LoopwardenOperationCode.NONE) {
      return null;
    }
    loop.code = LoopwardenOperationCode.OWN_WORK;
    return loop;
  }

  /** Ends what {@link #pause} began. */
  public static void resume(LoopwardenLoop loop) {
    if (loop != null) {
      loop.code = LoopwardenOperationCode.NONE;
    }
  }

  @DontInline
  static LoopwardenLoop begin(LoopwardenLoop loop, int code) {
    if (loop.code != LoopwardenOperationCode.NONE) {
      loop.blocking |= (code & LoopwardenOperationCode.BLOCKING) != 0;
      loop.waited |= (code & LoopwardenOperationCode.WAITING) != 0;
      if (strict && loop.declared) {
        LoopwardenRefusals.refuseWithin(loop, code);
      }
      return null;
    }
    if (loop.asked && !LoopwardenRefusals.mustNotBlock(loop)) {
      return null;
    }
    loop.code = code;
    loop.blocking = (code & LoopwardenOperationCode.BLOCKING) != 0;
    loop.waited = false;
    loop.deadlocked = false;
    if (refusing && (loop.blocking || strict && loop.declared)) {
      LoopwardenRefusals.refuse(loop, code);
    }
    if (recording) {
      begun(loop);
    }
    loop.startNanos = System.nanoTime();
    return loop;
  }

  private static void begun(LoopwardenLoop loop) {
    LoopwardenHookCallbacks listener = engine;
    try {
      if (listener != null) {
        listener.begun(loop);
      }
    } catch (Throwable ignored) {
      // A recording misses the operation; the application must not notice.
    }
  }

  @DontInline
  private static void end(LoopwardenLoop loop) {
    int code = loop.code;
    if (code == LoopwardenOperationCode.NONE) {
      return;
    }
    if (code == LoopwardenOperationCode.IDLE) {
      LoopwardenIterations.busy(loop);
      return;
    }
    long durationNanos = System.nanoTime() - loop.startNanos;
    loop.calledNanos += durationNanos;
    try {
      LoopwardenHookCallbacks listener = engine;
      if (listener != null) {
        listener.called(loop, code, loop.blocking, durationNanos);
      }
    } catch (Throwable ignored) {
      // A report is lost; the application must not notice.
    } finally {
      loop.code = LoopwardenOperationCode.NONE;
    }
  }
}
