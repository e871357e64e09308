package io.loopwarden.engine.weave;

import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hooks that note every call. {@link Woven} gives it the name of the real ones, so that the woven
 * code of one loader calls it.
 */
public final class CountingHooks {

  /** What was called, in order: {@code enter 7}, {@code exit true}, … */
  public static final List<String> EVENTS = new ArrayList<>();

  /** What the next operation gets, and has to hand back. */
  public static @Nullable LoopwardenLoop loop;

  private CountingHooks() {}

  public static @Nullable LoopwardenLoop enter(int code) {
    EVENTS.add("enter " + code);
    return loop;
  }

  public static void exit(@Nullable LoopwardenLoop given) {
    EVENTS.add("exit " + (given == loop));
  }

  public static void exitWith(@Nullable Object result, @Nullable LoopwardenLoop given) {
    EVENTS.add("exitWith " + result + " " + (given == loop));
  }
}
