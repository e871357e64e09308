package io.loopwarden.engine.loop;

import java.util.List;

/**
 * Decides from the stack of an event loop's thread whether the loop works, that is, runs a task or
 * handles an event of a channel. Asked for loops that ran before the agent was attached: what they
 * had begun by then is known from their stacks only. If in doubt, a loop waits.
 */
public final class WorkingStack {

  /** No loop waits for events so deep, and the innermost frames alone may be known. */
  private static final int DEEP = 200;

  private static final String PIPELINE = "netty.channel.DefaultChannelPipeline";
  private static final String EXECUTOR = "netty.util.concurrent.AbstractEventExecutor";
  private static final String LOOP = "netty.util.concurrent.SingleThreadEventExecutor";

  private WorkingStack() {}

  /**
   * Whether the loop works.
   *
   * @param stack the stack of its thread, the innermost frame first
   */
  public static boolean isWorking(List<StackTraceElement> stack) {
    if (stack.size() >= DEEP) {
      return true;
    }
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      String method = frame.getMethodName();
      if (EventLoopTypes.hasName(type, PIPELINE)
          || EventLoopTypes.hasName(type, EXECUTOR) && isOneTask(method)
          || EventLoopTypes.hasName(type, LOOP) && method.startsWith("runAllTasks")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneTask(String method) {
    return method.equals("safeExecute") || method.equals("runTask");
  }
}
