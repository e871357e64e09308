package io.loopwarden.engine.result.codehost;

import org.jspecify.annotations.Nullable;

/**
 * A frame in the form of a stack trace, taken apart.
 *
 * @param packageName the package of the class; empty for none
 * @param file the name of the source file
 * @param line the line, from 1 on
 */
record FrameText(String packageName, String file, int line) {

  /**
   * Takes a frame apart, such as {@code com.acme.Orders.load(Orders.java:42)}; null if it has no
   * line.
   */
  static @Nullable FrameText parse(String frame) {
    int open = frame.lastIndexOf('(');
    int colon = frame.lastIndexOf(':');
    if (open < 0 || colon < open || !frame.endsWith(")")) {
      return null;
    }
    String className = beforeDot(frame.substring(0, open));
    int line = number(frame.substring(colon + 1, frame.length() - 1));
    return line < 1
        ? null
        : new FrameText(beforeDot(className), frame.substring(open + 1, colon), line);
  }

  private static String beforeDot(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
