package io.loopwarden.engine.record;

import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenNatives;
import java.util.Set;

/** Tells the frames of hooks, which woven code calls, from those of the program. */
public final class HookFrames {

  private static final Set<String> NAMES =
      Set.of(
          LoopwardenHooks.class.getName(),
          LoopwardenNatives.class.getName(),
          LoopwardenActivity.class.getName());

  private static final String ENGINE = "io.loopwarden.engine.";

  private HookFrames() {}

  /** Whether a frame's class has hooks. */
  public static boolean contain(String className) {
    return NAMES.contains(className);
  }

  /** Whether a frame's class is the agent's own: it has hooks, or belongs to the engine. */
  public static boolean ofAgent(String className) {
    return contain(className) || className.startsWith(ENGINE);
  }

  /** Whether a frame's class has hooks of operations; asked at every recorded call. */
  static boolean ofOperations(Class<?> type) {
    return type == LoopwardenHooks.class || type == LoopwardenNatives.class;
  }
}
