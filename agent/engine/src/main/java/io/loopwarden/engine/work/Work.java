package io.loopwarden.engine.work;

import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop was doing at one moment, as the objects of its framework. Taken in passing on
 * the loop, or from outside; put into words later, by {@link WorkDescription}.
 *
 * @param task the task of the loop's queue
 * @param taskType the class of that task, or of the task that it wraps
 * @param context Vert.x's context
 * @param pipeline the pipeline of the channel whose event was handled
 * @param route vertx-web's route
 * @param routing the framework's object for the request that was handled, or gone on with
 * @param traceId the trace in the application's logging context
 * @param spanId the span in the application's logging context
 * @param requestId the request in the application's logging context
 * @param tracing OpenTelemetry's current context
 * @param scope whose work it is, or null if that is not known
 */
public record Work(
    @Nullable Object task,
    @Nullable Class<?> taskType,
    @Nullable Object context,
    @Nullable Object pipeline,
    @Nullable Object route,
    @Nullable Object routing,
    @Nullable Object traceId,
    @Nullable Object spanId,
    @Nullable Object requestId,
    @Nullable Object tracing,
    @Nullable Object scope) {

  /**
   * What a loop is doing now.
   *
   * @param scope whose work that is, or null if that is not known
   */
  public static Work of(LoopwardenLoop loop, @Nullable Object scope) {
    Object task = loop.task;
    Object context = VertxContexts.of(loop.thread);
    Object shown = loop.routing; // right before its route: the loop exchanges both meanwhile
    Object route = loop.route;
    return new Work(
        task,
        task == null ? null : TaskTypes.of(task),
        context,
        loop.pipeline,
        route,
        FollowedRequests.handled(loop, shown),
        loop.traceId,
        loop.spanId,
        loop.requestId,
        loop.tracing,
        scope);
  }

  /** Whether both are about the same objects; their own idea of equality is not asked. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Work work
        && task == work.task
        && context == work.context
        && pipeline == work.pipeline
        && route == work.route
        && routing == work.routing
        && traceId == work.traceId
        && spanId == work.spanId
        && requestId == work.requestId
        && tracing == work.tracing;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(task);
  }

  /** The name of the task's class, without the number of a lambda; empty if there is no task. */
  public String taskName() {
    return taskType == null ? "" : TaskTypes.name(taskType);
  }

  /** Whether the loop was between two pieces of work. */
  public boolean isNothing() {
    return task == null && context == null && pipeline == null && route == null;
  }
}
