package io.loopwarden.hooks;

import jdk.internal.vm.annotation.DontInline;

/**
 * The entry points of woven code that tell what an event loop is doing: when it waits for events,
 * and whose task, channel, context or route it works for otherwise. None of them blocks by itself.
 */
public final class LoopwardenActivity {

  /** An iteration that takes so long is reported to the engine. */
  private static volatile long stallNanos = Long.MAX_VALUE;

  /** Whether to remember who queued a task. */
  private static volatile boolean causality;

  /** Whether to remember whose work a task is. */
  private static volatile boolean scoped;

  private LoopwardenActivity() {}

  /** Sets how long an iteration must take to be reported to the engine. */
  public static void stallThreshold(long nanos) {
    stallNanos = nanos;
  }

  /** Sets whether the engine is to learn who queues a task. */
  public static void causality(boolean causality) {
    LoopwardenActivity.causality = causality;
  }

  /** Sets whether somebody wants to know whose work each task is. */
  public static void scope(boolean scoped) {
    LoopwardenActivity.scoped = scoped;
  }

  /** The current thread, an event loop that selects nothing, begins to run its one iteration. */
  public static void begin(LoopwardenLoop loop) {
    loop.pulse.busy(System.nanoTime());
  }

  /** Ends what {@link #begin} began. */
  public static void end(LoopwardenLoop loop) {
    endIteration(loop, System.nanoTime());
  }

  /**
   * The current thread begins to wait for events, until {@link LoopwardenHooks#exit}. Null on a
   * thread that is no event loop, and inside another operation or wait.
   */
  public static LoopwardenLoop enterIdle() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null
        || loop.code != LoopwardenOperationCode.NONE && !LoopwardenSelectors.heal(loop)) {
      return null;
    }
    return idle(loop);
  }

  @DontInline
  static LoopwardenLoop idle(LoopwardenLoop loop) {
    loop.code = LoopwardenOperationCode.IDLE;
    long read = loop.readNanos;
    if (read == 0) {
      read = System.nanoTime();
    } else {
      loop.readNanos = 0;
    }
    endIteration(loop, read);
    return loop;
  }

  /** Ends what {@link #enterIdle} began. */
  @DontInline
  static void busy(LoopwardenLoop loop) {
    loop.code = LoopwardenOperationCode.NONE;
    beginIteration(loop, System.nanoTime());
  }

  static void beginIteration(LoopwardenLoop loop, long now) {
    loop.pulse.busy(now);
    loop.givenNanos = now;
  }

  /**
   * Stands in for {@link System#nanoTime()} where Netty calls it right before it waits for events,
   * with nothing between the two that could take time: the iteration ends with that reading, and
   * needs none of its own. Reading the clock is most of what watching an iteration costs.
   */
  public static long clockBeforeWait() {
    long now = System.nanoTime();
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.readNanos = now;
    }
    return now;
  }

  /**
   * Stands in for {@link System#nanoTime()} where Netty calls it right after it has waited for
   * events: gives it, once, the reading with which the iteration began.
   */
  public static long clockAfterWait() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null || loop.givenNanos == 0) {
      return System.nanoTime();
    }
    long now = loop.givenNanos;
    loop.givenNanos = 0;
    return now;
  }

  /** The current event loop has looked for events without waiting for them. */
  public static void polled(Object selector) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null
        && (loop.code == LoopwardenOperationCode.NONE
            || loop.ownSelector == selector && LoopwardenSelectors.heal(loop))
        && LoopwardenSelectors.isOwn(loop, selector)) {
      long now = System.nanoTime();
      loop.readNanos = 0;
      endIteration(loop, now);
      beginIteration(loop, now);
    }
  }

  static void endIteration(LoopwardenLoop loop, long now) {
    long since = loop.pulse.busySinceNanos();
    if (since != 0 && now - since >= stallNanos) {
      stalled(loop, since, now); // before the loop counts as idle: who waits for that has it all
    }
    loop.pulse.idle(now);
    loop.calledNanos = 0;
    loop.recordedNanos = 0;
    forgetIds(loop);
    if (loop.awaited != null) {
      loop.awaited = null;
    }
  }

  /** Stores only where there is something: a reference's store has its price. */
  private static void forgetIds(LoopwardenLoop loop) {
    if (loop.traceId != null) {
      loop.traceId = null;
    }
    if (loop.requestId != null) {
      loop.requestId = null;
    }
  }

  private static void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    int code = loop.code;
    loop.code = LoopwardenOperationCode.IDLE; // what the engine itself calls is no operation
    try {
      if (listener != null) {
        listener.stalled(loop, startNanos, endNanos);
      }
    } catch (Throwable ignored) {
      // A report is lost; the application must not notice.
    } finally {
      loop.code = code;
    }
  }

  /** An executor takes a task into its queue. Runs on any thread. */
  public static void queued(Object executor, Object task) {
    if (task == null) {
      return;
    }
    if (scoped) {
      owned(executor, task); // even if the event loop is still to start
    }
    LoopwardenLoop loop = LoopwardenLoops.ofExecutor(executor);
    if (loop == null) {
      return;
    }
    if (loop.pulse.wantsProbe()) {
      loop.pulse.queued(task);
    }
    if (causality && Thread.currentThread() != loop.thread) {
      scheduled(loop, task);
    }
  }

  /** An executor takes a task that is to run later. Runs on any thread. */
  public static void timed(Object executor, Object task) {
    if (scoped && task != null) {
      owned(executor, task); // an event loop does not queue what it puts off itself
    }
  }

  private static void scheduled(LoopwardenLoop loop, Object task) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    try {
      if (listener != null) {
        listener.scheduled(loop, task);
      }
    } catch (Throwable ignored) {
      // It will not be known who scheduled the task; the application must not notice.
    }
  }

  private static void owned(Object executor, Object task) {
    LoopwardenEngine listener = LoopwardenHooks.engine();
    try {
      if (listener != null) {
        listener.owned(executor, task);
      }
    } catch (Throwable ignored) {
      // It will not be known whose work the task is; the application must not notice.
    }
  }

  /** An event loop begins a task of its queue, until {@link #exitTask}. Null on other threads. */
  public static LoopwardenLoop enterTask(Object task) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.pulse.step(task);
      loop.task = task;
      if (loop.code == LoopwardenOperationCode.IDLE) {
        busy(loop); // it waits no longer, whatever kept the hook from saying so
      }
    }
    return loop;
  }

  /** Ends what {@link #enterTask} began. */
  public static void exitTask(LoopwardenLoop loop) {
    if (loop != null) {
      loop.task = null;
      forgetIds(loop);
    }
  }

  /** An event of a channel begins its way, until {@link #exitPipeline}. Null on other threads. */
  public static LoopwardenLoop enterPipeline(Object pipeline) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.pulse.step();
      loop.pipeline = pipeline;
    }
    return loop;
  }

  /** Ends what {@link #enterPipeline} began. */
  public static void exitPipeline(LoopwardenLoop loop) {
    if (loop != null) {
      loop.pipeline = null;
      forgetIds(loop);
    }
  }

  /** The current thread is about to wait for a promise of Netty's. */
  public static void awaits(Object promise) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.awaited = promise;
    }
  }

  /**
   * A route of vertx-web begins to handle a request, until {@link #exitRoute}.
   *
   * @return the route that called on to this one, or null
   */
  public static Object enterRoute(Object route, Object routing) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return null;
    }
    Object outer = loop.route;
    loop.route = route;
    loop.routing = routing;
    return outer;
  }

  /** Ends what {@link #enterRoute} began. */
  public static void exitRoute(Object outer) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.route = outer;
      if (outer == null) {
        loop.routing = null;
      }
    }
  }

  /** The application puts something into its logging context. */
  public static void logged(Object key, Object value) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return;
    }
    if ("trace_id".equals(key) || "traceId".equals(key)) {
      loop.traceId = value;
    } else if ("request_id".equals(key) || "requestId".equals(key)) {
      loop.requestId = value;
    }
  }
}
