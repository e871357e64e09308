package io.loopwarden.engine.jfr;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Stacks of JFR in the JDK's own form. */
final class Frames {

  private static final int NATIVE_LINE = -2;

  private Frames() {}

  /** The frames, innermost first, without those that {@link StackWalker} hides too. */
  static List<StackTraceElement> of(@Nullable RecordedStackTrace stack) {
    List<StackTraceElement> frames = new ArrayList<>();
    if (stack != null) {
      for (RecordedFrame frame : stack.getFrames()) {
        RecordedMethod method = frame.getMethod();
        if (frame.isJavaFrame() && method != null && !method.isHidden()) {
          boolean isNative = "Native".equals(frame.getType());
          frames.add(
              new StackTraceElement(
                  method.getType().getName(),
                  method.getName(),
                  null,
                  isNative ? NATIVE_LINE : frame.getLineNumber()));
        }
      }
    }
    return List.copyOf(frames);
  }
}
