package io.loopwarden.hooks;

import java.util.function.BiFunction;

/**
 * Where programs find the engine, whatever class loader their copy of the API came from. The engine
 * takes a command and an argument, and answers, all in types of the JDK.
 */
public final class LoopwardenEngineHandle {

  private static volatile BiFunction<String, Object, Object> engine;

  private LoopwardenEngineHandle() {}

  /** Lets programs in. */
  public static void open(BiFunction<String, Object, Object> engine) {
    LoopwardenEngineHandle.engine = engine;
  }

  /** The engine, or null if it has not started. */
  public static BiFunction<String, Object, Object> engine() {
    return engine;
  }
}
