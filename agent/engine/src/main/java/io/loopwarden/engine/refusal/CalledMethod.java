package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The method that an application called when it came to an operation.
 *
 * @param className its class
 * @param name its name
 * @param modifiers its modifiers, 0 if they are not known
 * @param stack the stack from it on, innermost first
 */
record CalledMethod(String className, String name, int modifiers, StackTraceElement[] stack) {

  private static final StackWalker CLASSES =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), 32);

  /**
   * Finds the method.
   *
   * @param stack the stack from the woven method on
   */
  static CalledMethod of(Operation operation, StackTraceElement[] stack) {
    boolean byFrame = operation.naming() != Operation.Naming.OWN && stack.length > 0;
    String className =
        operation.naming() == Operation.Naming.WOVEN && stack.length > 0
            ? stack[0].getClassName()
            : operation.className();
    String name = byFrame ? stack[0].getMethodName() : operation.methodName();
    return new CalledMethod(
        className, name, modifiers(className, name), from(className, name, operation, stack));
  }

  /** The same call under another method's name. */
  CalledMethod named(StrictMethods.MethodName other) {
    return new CalledMethod(
        other.className(), other.method(), modifiers(other.className(), other.method()), stack);
  }

  /** Leaves out what the method calls; a native that was caught at its caller gets its frame. */
  private static StackTraceElement[] from(
      String className, String name, Operation operation, StackTraceElement[] stack) {
    for (int i = 0; i < stack.length; i++) {
      if (stack[i].getMethodName().equals(name) && stack[i].getClassName().equals(className)) {
        return Arrays.copyOfRange(stack, i, stack.length);
      }
    }
    if (!operation.nativeSomewhere()) {
      return stack;
    }
    StackTraceElement[] whole = new StackTraceElement[stack.length + 1];
    whole[0] = new StackTraceElement(className, name, null, -2);
    System.arraycopy(stack, 0, whole, 1, stack.length);
    return whole;
  }

  private static int modifiers(String className, String name) {
    Class<?> type = onStack(className);
    try {
      if (type == null) {
        type = Class.forName(className, false, ClassLoader.getPlatformClassLoader());
      }
      int modifiers = 0;
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          modifiers = method.getModifiers();
        }
      }
      return modifiers;
    } catch (ClassNotFoundException | LinkageError e) {
      return 0;
    }
  }

  private static @Nullable Class<?> onStack(String className) {
    return CLASSES.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getName().equals(className))
                .findFirst()
                .orElse(null));
  }
}
