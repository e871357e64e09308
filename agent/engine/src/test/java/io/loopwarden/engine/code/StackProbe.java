package io.loopwarden.engine.code;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compiled test programs call where something would block: it keeps the stack. */
public final class StackProbe {

  private static @Nullable List<StackFrame> stack;
  private static @Nullable StackTraceElement[] sample;

  private StackProbe() {}

  /** Keeps the stack of the caller. */
  public static void block() {
    sample = new Throwable().getStackTrace();
    stack =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(frames -> new ArrayList<>(frames.toList()));
  }

  /** The frames since the last call of {@link #block}, innermost first. */
  static List<StackFrame> taken() {
    List<StackFrame> taken = stack;
    if (taken == null) {
      throw new AssertionError("the program did not come to block()");
    }
    stack = null;
    return taken;
  }

  /** The same stack as a sample has it. */
  static StackTraceElement[] sample() {
    StackTraceElement[] taken = sample;
    if (taken == null) {
      throw new AssertionError("the program did not come to block()");
    }
    return taken;
  }
}
