package io.loopwarden.engine.watchdog.sampling;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames that hold nothing but text. Those of a thread's stack hold the classes themselves on JDK
 * 17, and those of the thread bean on every JDK: they would keep the application's loaders for as
 * long as we keep a stack.
 */
final class TextFrames {

  private TextFrames() {}

  /** The same frames as text. */
  static List<StackTraceElement> of(StackTraceElement[] stack) {
    List<StackTraceElement> frames = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      frames.add(
          new StackTraceElement(
              frame.getClassLoaderName(),
              frame.getModuleName(),
              frame.getModuleVersion(),
              frame.getClassName(),
              frame.getMethodName(),
              frame.getFileName(),
              frame.getLineNumber()));
    }
    return List.copyOf(frames);
  }
}
