package io.loopwarden.hooks;

/**
 * The entry points of woven code that say whose task, channel, context or route an event loop works
 * for. None of them blocks by itself.
 */
public final class LoopwardenActivity {

  /** Whether to remember who queued a task. */
  private static volatile boolean causality;

  /** Whether to remember whose work a task is. */
  private static volatile boolean scoped;

  private LoopwardenActivity() {}

  /** Sets whether the engine is to learn who queues a task. */
  public static void causality(boolean causality) {
    LoopwardenActivity.causality = causality;
  }

  /** Sets whether somebody wants to know whose work each task is. */
  public static void scope(boolean scoped) {
    LoopwardenActivity.scoped = scoped;
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
      LoopwardenPools.handed(executor);
      return;
    }
    if (loop.metrics.wantsProbe()) {
      loop.metrics.queued(task);
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
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    LoopwardenLoop paused = LoopwardenHooks.pause();
    try {
      if (listener != null) {
        listener.scheduled(loop, task);
      }
    } catch (Throwable ignored) {
      // It will not be known who scheduled the task; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }

  private static void owned(Object executor, Object task) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    LoopwardenLoop paused = LoopwardenHooks.pause();
    try {
      if (listener != null) {
        listener.owned(executor, task);
      }
    } catch (Throwable ignored) {
      // It will not be known whose work the task is; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }

  /** An event loop begins a task of its queue, until {@link #exitTask}. Null on other threads. */
  public static LoopwardenLoop enterTask(Object task) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.metrics.step(task);
      loop.task = task;
      if (loop.code == LoopwardenOperationCode.IDLE) {
        LoopwardenIterations.busy(
            loop); // it waits no longer, whatever kept the hook from saying so
      }
    }
    return loop;
  }

  /** Ends what {@link #enterTask} began. */
  public static void exitTask(LoopwardenLoop loop) {
    if (loop != null) {
      loop.task = null;
      forgetRequest(loop);
    }
  }

  /** An event of a channel begins its way, until {@link #exitPipeline}. Null on other threads. */
  public static LoopwardenLoop enterPipeline(Object pipeline) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.metrics.step();
      loop.pipeline = pipeline;
    }
    return loop;
  }

  /** Ends what {@link #enterPipeline} began. */
  public static void exitPipeline(LoopwardenLoop loop) {
    if (loop != null) {
      loop.pipeline = null;
      forgetRequest(loop);
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
    begun(loop);
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

  /**
   * A framework begins to handle a request. Frameworks return before the request is handled, and go
   * on with it in the same task or event of the channel: it counts until that one ends.
   *
   * @param request the framework's object for it, which knows its method and route, now or later,
   *     or a client's object for an answer, which leads to it; null where a suspended function is
   *     merely resumed
   */
  public static void requested(Object request) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null && request != null) {
      loop.routing = request;
    }
  }

  /**
   * The same, of a framework that goes on with the request after asynchronous steps, too.
   *
   * @param request the framework's object for it, or null
   */
  public static void requestBegins(Object request) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null && request != null) {
      loop.routing = request;
      begun(loop);
    }
  }

  private static void begun(LoopwardenLoop loop) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    LoopwardenLoop paused = LoopwardenHooks.pause(loop);
    try {
      if (listener != null) {
        listener.requestBegins(loop);
      }
    } catch (Throwable ignored) {
      // It will not be known whose request goes on later; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
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
    } else if ("span_id".equals(key) || "spanId".equals(key)) {
      loop.spanId = value;
    } else if ("request_id".equals(key) || "requestId".equals(key)) {
      loop.requestId = value;
    }
  }

  /** A piece of work has ended, and with it what was known of the request. */
  private static void forgetRequest(LoopwardenLoop loop) {
    if (loop.routing != null && loop.route == null) { // a route forgets its request itself
      loop.routing = null;
    }
    forgetIds(loop);
  }

  /** OpenTelemetry makes a context the current one of the thread, or leaves it without one. */
  public static void traced(Object context) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.tracing = context;
    }
  }

  /** Stores only where there is something: a reference's store has its price. */
  static void forgetIds(LoopwardenLoop loop) {
    if (loop.traceId != null) {
      loop.traceId = null;
    }
    if (loop.spanId != null) {
      loop.spanId = null;
    }
    if (loop.requestId != null) {
      loop.requestId = null;
    }
  }
}
