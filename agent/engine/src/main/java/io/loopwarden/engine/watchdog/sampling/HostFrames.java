package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.code.OwnFrames;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of a stack that are the host's: without those of hooks, and without those of the
 * classes that the JDK makes for lambdas, which stack traces of exceptions leave out, too.
 */
final class HostFrames {

  private static final String LAMBDA = "$$Lambda";

  /** Stands in the names of hidden classes only. */
  private static final char HIDDEN = '/';

  private HostFrames() {}

  static List<StackTraceElement> of(List<StackTraceElement> stack) {
    List<StackTraceElement> frames = new ArrayList<>(stack.size());
    for (StackTraceElement frame : stack) {
      if (!OwnFrames.contain(frame.getClassName()) && !isLambda(frame.getClassName())) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private static boolean isLambda(String className) {
    return className.contains(LAMBDA) && className.indexOf(HIDDEN) > 0;
  }
}
