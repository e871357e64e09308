package io.loopwarden.engine.code;

import io.loopwarden.hooks.LoopwardenFutures;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenNatives;

/** Recognises the frames of the agent itself in a stack: of the engine, and of hooks. */
public final class OwnFrames {

  private static final String ENGINE = "io.loopwarden.engine.";

  /** What the names of the hooks' classes begin with; in the agent's jar they are in the JDK. */
  private static final String HOOKS = LoopwardenHooks.class.getPackageName() + ".Loopwarden";

  private OwnFrames() {}

  /** Whether a frame's class is of the engine or of the hooks. */
  public static boolean contain(String className) {
    return className.startsWith(ENGINE) || className.startsWith(HOOKS);
  }

  /**
   * Whether a frame's class has the hooks that woven code calls around an operation. Asked for each
   * of the innermost frames of a recorded call.
   */
  public static boolean haveHooksOfOperations(Class<?> type) {
    return type == LoopwardenHooks.class
        || type == LoopwardenNatives.class
        || type == LoopwardenFutures.class;
  }
}
