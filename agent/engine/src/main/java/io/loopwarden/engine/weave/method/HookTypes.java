package io.loopwarden.engine.weave.method;

import io.loopwarden.hooks.LoopwardenActivity;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenNatives;
import net.bytebuddy.jar.asm.Type;

/** The internal names of the classes whose static methods woven code calls. */
public final class HookTypes {

  /** Its methods begin and end what is timed. */
  public static final String HOOKS = Type.getInternalName(LoopwardenHooks.class);

  /** Its methods stand in for natives. */
  public static final String NATIVES = Type.getInternalName(LoopwardenNatives.class);

  /** Its methods tell what an event loop is doing. */
  static final String ACTIVITY = Type.getInternalName(LoopwardenActivity.class);

  private HookTypes() {}
}
