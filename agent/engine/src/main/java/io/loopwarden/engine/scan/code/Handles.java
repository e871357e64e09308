package io.loopwarden.engine.scan.code;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Turns what instructions name into methods. */
final class Handles {

  private Handles() {}

  /** The first method among the arguments of a bootstrap: the body of a lambda; or null. */
  static @Nullable MethodId firstMethod(Object... arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Handle handle
          && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL
          && handle.getOwner().charAt(0) != '[') {
        return new MethodId(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }
    return null;
  }

  /** How an instruction chooses the method that runs. */
  static Call.Dispatch dispatch(int opcode) {
    return opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE
        ? Call.Dispatch.VIRTUAL
        : Call.Dispatch.EXACT;
  }
}
