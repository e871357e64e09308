package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a method reference that an event loop runs as a task, such as {@code
 * eventLoop.submit(process::waitFor)}. The JVM hides it, so nothing on the stack may be the
 * application's. It stands for the class that has the reference in its source; which of its methods
 * that is, nobody knows.
 */
public final class TaskFrames {

  /** Stands for the method that has the reference in its source. */
  public static final String METHOD = "(task)";

  private static final int NOWHERE = -1;

  /** Separates the name of the class with the reference from what the JVM adds to it. */
  private static final String LAMBDA = "$$Lambda";

  /** The methods of event loops and their tasks that run tasks. */
  private static final String[] RUNNING = {
    "run", "runWith", "runTask", "safeExecute", "call", "runAllTasks", "runAllTasksFrom"
  };

  private TaskFrames() {}

  /**
   * The name of the class that has the reference in its source, which may be a nested one; null if
   * the task may be something else.
   */
  private static @Nullable String writer(@Nullable Class<?> taskType) {
    Class<?> host = hostOf(taskType);
    if (taskType == null || host == null) {
      return null;
    }
    String name = taskType.getName();
    int generated = name.indexOf(LAMBDA);
    return generated > 0 ? name.substring(0, generated) : host.getName();
  }

  /** The outermost class around the writer. */
  private static @Nullable Class<?> hostOf(@Nullable Class<?> taskType) {
    return taskType == null || !taskType.isHidden() ? null : WrittenClass.of(taskType);
  }

  /**
   * A stack with that frame; the same if it has one of the writer's there already, as that of a
   * lambda's body.
   *
   * @param stack the innermost frame first
   * @param taskType the class of the task; null if that is not known
   */
  public static List<StackTraceElement> in(
      List<StackTraceElement> stack, @Nullable Class<?> taskType) {
    String writer = writer(taskType);
    if (writer == null) {
      return stack;
    }
    int index = stack.size();
    while (index > 0 && isRunner(stack.get(index - 1))) {
      index--;
    }
    if (index == stack.size() || index > 0 && stack.get(index - 1).getClassName().equals(writer)) {
      return stack;
    }
    List<StackTraceElement> with = new ArrayList<>(stack);
    with.add(index, new StackTraceElement(writer, METHOD, null, -1));
    return with;
  }

  private static boolean isRunner(StackTraceElement frame) {
    return isRunner(frame.getClassName(), frame.getMethodName());
  }

  /** Adds that frame to a stack likewise, as a walker gives it. */
  public static void addTo(List<StackWalker.StackFrame> stack, @Nullable Class<?> taskType) {
    Class<?> host = hostOf(taskType);
    String writer = writer(taskType);
    int index = writer == null ? NOWHERE : indexIn(stack);
    if (host == null || writer == null || index == NOWHERE) {
      return;
    }
    if (index == 0 || !stack.get(index - 1).getClassName().equals(writer)) {
      stack.add(index, new TaskFrame(host, writer));
    }
  }

  private static int indexIn(List<StackWalker.StackFrame> stack) {
    int index = stack.size();
    while (index > 0
        && isRunner(stack.get(index - 1).getClassName(), stack.get(index - 1).getMethodName())) {
      index--;
    }
    return index == stack.size() ? NOWHERE : index;
  }

  private static boolean isRunner(String className, String method) {
    boolean mayBe =
        className.contains("netty.util.")
            || className.contains("netty.channel.")
            || className.equals("java.lang.Thread")
            || className.startsWith("java.util.concurrent.Executors$");
    if (mayBe) {
      for (String running : RUNNING) {
        if (method.equals(running)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The frame as a walker would give it. */
  private static final class TaskFrame implements StackWalker.StackFrame {
    private final Class<?> host;
    private final String writer;

    TaskFrame(Class<?> host, String writer) {
      this.host = host;
      this.writer = writer;
    }

    @Override
    public String getClassName() {
      return writer;
    }

    @Override
    public String getMethodName() {
      return METHOD;
    }

    @Override
    public Class<?> getDeclaringClass() {
      return host; // whose code the writer is, it shows as well
    }

    @Override
    public String getDescriptor() {
      return "()V";
    }

    @Override
    public int getByteCodeIndex() {
      return -1;
    }

    @Override
    public @Nullable String getFileName() {
      return null;
    }

    @Override
    public int getLineNumber() {
      return -1;
    }

    @Override
    public boolean isNativeMethod() {
      return false;
    }

    @Override
    public StackTraceElement toStackTraceElement() {
      return new StackTraceElement(writer, METHOD, null, -1);
    }
  }
}
