package io.loopwarden.engine.code;

import org.jspecify.annotations.Nullable;

/**
 * A frame of a stack with what the class file of its caller can be compared with. It holds a class,
 * so it must not be kept.
 *
 * @param className the binary name of the class
 * @param descriptor the method's descriptor, or null if the stack does not have it
 * @param line the line that the frame is at, 0 or less if it is not known
 * @param instruction the index of the instruction in the method's bytecode, -1 if it is not known
 * @param type the class, or null if only its name is known
 */
public record MethodFrame(
    String className,
    String methodName,
    @Nullable String descriptor,
    int line,
    int instruction,
    @Nullable Class<?> type) {

  /** A frame of a walker that retains class references. */
  public static MethodFrame of(StackWalker.StackFrame frame) {
    return new MethodFrame(
        frame.getClassName(),
        frame.getMethodName(),
        frame.getDescriptor(),
        frame.getLineNumber(),
        frame.getByteCodeIndex(),
        frame.getDeclaringClass());
  }

  /**
   * A frame as exceptions and thread dumps have it.
   *
   * @param type the class if it is known
   */
  public static MethodFrame of(StackTraceElement frame, @Nullable Class<?> type) {
    return new MethodFrame(
        frame.getClassName(), frame.getMethodName(), null, frame.getLineNumber(), -1, type);
  }

  /** Whether it is a constructor or a static initialiser. */
  boolean isInitialiser() {
    return methodName.charAt(0) == '<';
  }
}
