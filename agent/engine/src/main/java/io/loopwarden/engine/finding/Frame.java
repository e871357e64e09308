package io.loopwarden.engine.finding;

import io.loopwarden.engine.text.PlainText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a stack, as text.
 *
 * @param className the class's name, without loader and module
 * @param file the source file, or null if the class file does not have it
 * @param line the line, 0 if the class file does not have it, or {@link #NATIVE}
 */
public record Frame(String className, String methodName, @Nullable String file, int line) {

  /** Names are whatever a compiler, or a program that generates classes, wants them to be. */
  public Frame {
    className = PlainText.name(className);
    methodName = PlainText.name(methodName);
    file = file == null ? null : PlainText.name(file);
  }

  /** The line of a native method. */
  public static final int NATIVE = -2;

  /** Stands for a frame where there is no stack. */
  public static final Frame UNKNOWN = new Frame("(unknown)", "(unknown)", null, 0);

  public static Frame of(StackWalker.StackFrame frame) {
    return new Frame(
        frame.getClassName(),
        frame.getMethodName(),
        frame.getFileName(),
        frame.isNativeMethod() ? NATIVE : Math.max(frame.getLineNumber(), 0));
  }

  /** A frame as exceptions and thread dumps have it. */
  public static Frame of(StackTraceElement frame) {
    return new Frame(
        frame.getClassName(),
        frame.getMethodName(),
        frame.getFileName(),
        frame.isNativeMethod() ? NATIVE : Math.max(frame.getLineNumber(), 0));
  }

  /** The same frame with the line that the source has, if the class file has another one. */
  public Frame atLine(int written) {
    return line <= 0 || written == line ? this : new Frame(className, methodName, file, written);
  }

  /** The qualified name of the method. */
  public String function() {
    return className + '.' + methodName;
  }

  // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && className.equals(frame.className)
        && methodName.equals(frame.methodName)
        && Objects.equals(file, frame.file)
        && line == frame.line;
  }

  @Override
  public int hashCode() {
    return (className.hashCode() * 31 + methodName.hashCode()) * 31 + line;
  }

  /**
   * The form of a stack trace, such as {@code com.acme.Orders.load(Orders.java:42)}; that of {@link
   * #UNKNOWN} is {@code (unknown)}.
   */
  @Override
  public String toString() {
    if (this == UNKNOWN) {
      return className;
    }
    String place;
    if (line == NATIVE) {
      place = "Native Method";
    } else if (file == null) {
      place = "Unknown Source";
    } else {
      place = line > 0 ? file + ':' + line : file;
    }
    return function() + '(' + place + ')';
  }
}
