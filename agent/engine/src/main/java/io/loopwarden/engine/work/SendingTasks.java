package io.loopwarden.engine.work;

import org.jspecify.annotations.Nullable;

/**
 * The tasks in which reactor-netty sends what is left of a body: what an application does after an
 * answer, such as the second half of a gateway's filter, runs in the task that sends its end. Such
 * a task knows the channel.
 */
final class SendingTasks {

  private enum Part {
    NONE,
    SENDER,
    FLUSH
  }

  private static final ClassValue<Part> PARTS =
      new ClassValue<>() {
        @Override
        protected Part computeValue(Class<?> type) {
          String name = type.getName();
          if (name.endsWith("reactor.netty.channel.MonoSendMany$SendManyInner")) {
            return Part.SENDER;
          }
          return name.endsWith("reactor.netty.channel.MonoSendMany$SendManyInner$AsyncFlush")
              ? Part.FLUSH
              : Part.NONE;
        }
      };

  private SendingTasks() {}

  /** The pipeline of the channel that a task sends to; null if it is another task, or none. */
  static @Nullable Object pipelineOf(@Nullable Object task) {
    if (task == null) {
      return null;
    }
    Object sender =
        switch (PARTS.get(task.getClass())) {
          case NONE -> null;
          case SENDER -> task;
          case FLUSH -> PrivateFields.valueOf(task, "this$0");
        };
    return PublicMethods.call(PrivateFields.valueOf(sender, "ctx"), "pipeline");
  }
}
